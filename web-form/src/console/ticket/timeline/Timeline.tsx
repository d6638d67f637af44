import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useLayoutEffect, useMemo, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { earlierQuery, type Item, type OpenTicket } from '@/queries/staffTicket';
import { ItemView } from './ItemView';
import classes from './Timeline.module.css';

/** Everything that was said and done, oldest first, over all channels of the customer; it opens at its end. */
export function Timeline({ ticket }: { ticket: OpenTicket }) {
  const t = useTranslations('timeline');
  const { items, more, loading, readOn } = useTimeline(ticket);
  const end = useEndInView(items.at(-1)?.id);
  return (
    <div ref={end} className={classes.scroller} role="log" aria-label={t('title')} tabIndex={0}>
      {more && (
        <Button variant="subtle" color="gray" size="compact-sm" loading={loading} onClick={readOn} className={classes.more}>
          {t('earlier')}
        </Button>
      )}
      {items.length === 0 && <p className={classes.nothing}>{t('nothing')}</p>}
      {items.map((item) => (
        <ItemView key={item.id} item={item} ticket={ticket} />
      ))}
    </div>
  );
}

function useTimeline({ id, timeline, earlier }: OpenTicket) {
  const { data, hasNextPage, isFetching, fetchNextPage, refetch } = useInfiniteQuery(earlierQuery(id, earlier ?? ''));
  const items = useMemo(() => {
    const before = [...(data?.pages ?? [])].reverse().flatMap((page) => page.items);
    return [...new Map([...before, ...timeline].map((item): [string, Item] => [item.id, item])).values()];
  }, [data, timeline]);
  return {
    items,
    more: earlier !== null && (data === undefined || hasNextPage),
    loading: isFetching,
    readOn: () => void (data ? fetchNextPage() : refetch()),
  };
}

/** Shows the newest, also when something newer comes. */
function useEndInView(newest: string | undefined) {
  const scroller = useRef<HTMLDivElement>(null);
  // Browsers have begun to return a promise from it, which is no clean-up of an effect.
  useLayoutEffect(() => void scroller.current?.scrollTo({ top: scroller.current.scrollHeight }), [newest]);
  return scroller;
}
