import { IconClockPause, IconUserCheck } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { TicketRow } from '@/queries/inbox';
import { useSession } from '@/queries/session';
import { useChangeTicket, type TicketChange } from '@/queries/staffTicket';
import { useToasts } from '../frame/toasts';
import { tomorrow } from '../ticket/snooze';
import { useSwipe } from './useSwipe';
import { putBack } from './wayBack';
import classes from './Swipeable.module.css';

/** On a phone: to one side it is mine, to the other it sleeps until tomorrow. */
export function Swipeable({ row, children }: { row: TicketRow; children: ReactNode }) {
  const t = useTranslations('desk');
  const { pushed, far, handlers } = useSwipe(useSides(row));
  const SideIcon = pushed > 0 ? IconUserCheck : IconClockPause;
  return (
    <div className={classes.swipeable} data-side={pushed > 0 ? 'end' : 'start'} {...handlers}>
      {pushed !== 0 && (
        <span className={classes.under} data-far={far || undefined}>
          <SideIcon size={22} stroke={1.7} aria-hidden />
          {pushed > 0 ? t('assignTo') : t('snoozeFor.tomorrow')}
        </span>
      )}
      <div className={classes.over} style={pushed ? { transform: `translateX(${pushed}px)` } : undefined}>
        {children}
      </div>
    </div>
  );
}

/** What the two sides do, and how each is undone. */
function useSides(row: TicketRow) {
  const t = useTranslations('desk');
  const { data: me } = useSession();
  const client = useQueryClient();
  const { done, failed } = useToasts();
  const onRefused = ({ message }: Error) => failed(t('unchanged'), message);
  const { mutate: goBack } = useMutation<unknown, Error, TicketChange>({
    mutationFn: (change) => putBack(row, change),
    onError: onRefused,
    onSettled: () => client.invalidateQueries({ queryKey: ['inbox'] }),
  });
  const { mutate } = useChangeTicket(row.id, {
    onRefused,
    onChanged: (change) =>
      done(change.assigned_to ? t('assignedTo', { name: me?.name ?? t('me') }) : t('snoozedTomorrow'), () => goBack(change)),
  });
  return {
    toEnd: () => me?.id && me.id !== row.assigned_to?.id && mutate({ assigned_to: me.id }),
    toStart: () => mutate({ snoozed_until: tomorrow(new Date()).toISOString() }),
  };
}
