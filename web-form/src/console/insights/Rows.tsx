import { Anchor, Drawer, Skeleton, Stack, Text } from '@mantine/core';
import { IconTicketOff } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useFormatter, useTranslations } from 'use-intl';
import { rowsQuery, type InsightRow } from '@/queries/insights';
import { More } from '../records/More';
import { Empty } from '../shell/Empty';
import { TicketLink } from '../shell/TicketLink';
import { Trouble } from '../shell/Trouble';
import classes from './Insights.module.css';
import type { Opened } from './InsightPage';

/** The tickets behind a bar, as far as the reader may see them. */
export function Rows({ opened, close }: { opened: Opened | undefined; close: () => void }) {
  const t = useTranslations('insights');
  return (
    <Drawer
      opened={opened !== undefined}
      onClose={close}
      position="right"
      title={opened && `${opened.figure.title}: ${opened.of}`}
      closeButtonProps={{ 'aria-label': t('rows.close') }}
    >
      {opened && <List opened={opened} />}
    </Drawer>
  );
}

function List({ opened: { figure, behind } }: { opened: Opened }) {
  const t = useTranslations('insights.rows');
  const list = useInfiniteQuery(rowsQuery(figure.name, behind));
  const rows = list.data?.pages.flatMap(({ items }) => items);
  return (
    <Stack>
      {list.failureReason && <Trouble title={t('none')}>{list.failureReason.message}</Trouble>}
      {list.isPending && !list.failureReason && <Skeleton height={160} role="status" aria-label={t('loading')} />}
      {rows?.length === 0 && (
        <Empty icon={IconTicketOff} title={t('none')}>
          {t('noneAdvice')}
        </Empty>
      )}
      <ul className={classes.rows}>
        {rows?.map((row) => (
          <Row key={`${row.event_id} ${row.kind} ${row.label}`} row={row} />
        ))}
      </ul>
      <More list={list}>{t('more')}</More>
    </Stack>
  );
}

function DealLink({ row: { deal_id: id, subject } }: { row: InsightRow }) {
  return (
    <Anchor component={Link} to={`/deals/${id}/`} inherit underline="always">
      {subject}
    </Anchor>
  );
}

function Row({ row }: { row: InsightRow }) {
  const format = useFormatter();
  return (
    <li>
      <div>
        {row.ticket && <TicketLink number={row.ticket} />} {row.deal_id === null ? row.subject : <DealLink row={row} />}
      </div>
      <Text fz="sm" c="dimmed">
        {[row.customer, format.dateTime(new Date(row.at), { dateStyle: 'medium', timeStyle: 'short' })].filter(Boolean).join(', ')}
      </Text>
    </li>
  );
}
