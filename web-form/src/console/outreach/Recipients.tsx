import { Group, NativeSelect, Skeleton, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Card } from '@/components/common/Card';
import { recipientsQuery, type Recipient, type RecipientState } from '@/queries/outreach';
import { More } from '../records/More';
import { Trouble } from '../shell/Trouble';
import tasks from '../tasks/Tasks.module.css';
import classes from './Outreach.module.css';

const STATES = ['waiting', 'contacted', 'replied', 'no_reply', 'stopped', 'failed', 'excluded'] as const satisfies readonly RecipientState[];

/** Who gets it, one by one, and whom it leaves out and why. */
export function Recipients({ campaign }: { campaign: number }) {
  const t = useTranslations('outreach.campaign');
  const [state, setState] = useState<RecipientState>('waiting');
  const list = useInfiniteQuery(recipientsQuery(campaign, state));
  const { data, failureReason: problem } = list;
  const rows = data?.pages.flatMap((page) => page.rows);
  return (
    <Card className={classes.draft}>
      <Group justify="space-between" mb="sm">
        <Title order={2} fz="md">
          {t('who')}
        </Title>
        <NativeSelect
          size="sm"
          aria-label={t('show')}
          value={state}
          onChange={({ currentTarget: { value } }) => setState(value as RecipientState)}
          data={STATES.map((value) => ({ value, label: t(`recipients.${value}`) }))}
        />
      </Group>
      {problem && !data && <Trouble title={t('unknown')}>{problem.message}</Trouble>}
      {!data && !problem && <Skeleton height={120} role="status" aria-label={t('who')} />}
      {rows?.length === 0 && <Text c="dimmed">{t('nobody')}</Text>}
      <ul className={tasks.list} aria-label={t('who')}>
        {rows?.map((recipient) => (
          <Row key={recipient.id} recipient={recipient} />
        ))}
      </ul>
      <More list={list}>{t('more')}</More>
    </Card>
  );
}

function Row({ recipient: { contact_id, contact_name, address, state, reason } }: { recipient: Recipient }) {
  const t = useTranslations('outreach.campaign');
  return (
    <li className={classes.row}>
      <div>
        <Link to="/contacts/$contact/" params={{ contact: String(contact_id) }}>
          {contact_name ?? (address || t('nameless'))}
        </Link>
        {contact_name && (
          <Text fz="sm" c="dimmed" className={classes.address}>
            {address}
          </Text>
        )}
      </div>
      {state === 'excluded' && reason && <Text fz="sm">{t(`reason.${reason as 'no_consent'}`)}</Text>}
    </li>
  );
}
