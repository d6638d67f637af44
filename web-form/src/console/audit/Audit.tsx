import { Button, Group, Skeleton, Stack } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Lines } from '@/components/common/Lines';
import { PageTitle } from '@/components/common/PageTitle';
import { auditQuery } from '@/queries/audit';
import { Empty } from '../shell/Empty';
import { Trouble } from '../shell/Trouble';
import { Act } from './Act';
import classes from './Audit.module.css';
import { Export } from './Export';
import { Filters } from './Filters';
import { audit } from './page';

/** Who did what, as far as the filters of the address want to know. */
export function Audit() {
  const t = useTranslations('audit');
  const filter = audit.useSearch();
  const { data, failureReason: problem, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(auditQuery(filter));
  const acts = data?.pages.flatMap(({ items }) => items);
  const filtered = Object.values(filter).some(Boolean);
  return (
    <Stack gap="lg" className={classes.audit}>
      <PageTitle title={t('title')}>{t('introduction')}</PageTitle>
      <Filters />
      {problem && <Trouble title={t('unknown')}>{problem.message}</Trouble>}
      {!acts && !problem && <Skeleton height={240} role="status" aria-label={t('loading')} />}
      {acts?.length === 0 && (
        <Empty icon={IconHistory} title={t(filtered ? 'noMatch' : 'empty')}>
          {t(filtered ? 'noMatchAdvice' : 'emptyAdvice')}
        </Empty>
      )}
      {acts && acts.length > 0 && (
        <>
          <Lines label={t('title')}>
            {acts.map((act) => (
              <Act key={act.id} act={act} />
            ))}
          </Lines>
          <Group justify="space-between">
            {hasNextPage ? (
              <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                {t('older')}
              </Button>
            ) : (
              <span />
            )}
            <Export filter={filter} />
          </Group>
        </>
      )}
    </Stack>
  );
}
