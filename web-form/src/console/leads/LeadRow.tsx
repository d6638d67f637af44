import { Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Ago } from '@/components/common/Ago';
import type { Lead } from '@/queries/leads';
import { useChannelName } from '../inbox/ChannelIcon';
import classes from '../opportunities/Opportunities.module.css';

/** One form that was filled in: by whom, what they agreed to, whether they heard from us. */
export function LeadRow({ lead }: { lead: Lead }) {
  const t = useTranslations('leads');
  const { contact_id, contact_name, form, agreed_to, outcome, reason } = lead;
  return (
    <li className={classes.row}>
      <div className={classes.what}>
        {contact_id ? (
          <Link to="/contacts/$contact/" params={{ contact: String(contact_id) }} className={classes.name} dir="auto">
            {contact_name ?? t('nobody')}
          </Link>
        ) : (
          <Text c="dimmed">{t('nobody')}</Text>
        )}
        <Text>{t('form', { form })}</Text>
        {agreed_to.map((words) => (
          <Text key={words} fz="sm">
            {t('agreed', { words })}
          </Text>
        ))}
        {contact_id && agreed_to.length === 0 && <Text fz="sm">{t('agreedToNothing')}</Text>}
        <Group gap="2px 14px" className={classes.sources}>
          <Ago at={lead.created_at} />
          {contact_id && <Answer lead={lead} />}
          {lead.deal_id && (
            <Link to="/pipelines/$pipeline/" params={{ pipeline: String(lead.pipeline_id) }} search={{ deal: lead.deal_id }}>
              {lead.deal_title}
            </Link>
          )}
        </Group>
      </div>
      {outcome !== 'new' && (
        <Text fz="sm" fw={600} className={classes.ends} title={reason ?? undefined}>
          {t(`outcome.${outcome}`)}
        </Text>
      )}
    </li>
  );
}

function Answer({ lead }: { lead: Lead }) {
  const t = useTranslations('leads');
  const nameOf = useChannelName();
  const { answered_by, answered_at, answer_status, answer_error } = lead;
  if (!answered_by) return <span>{t('answer.none')}</span>;
  const channel = nameOf(answered_by);
  if (answer_status === 'failed' || answer_status === 'rejected') return <span>{t('answer.failed', { channel, reason: answer_error ?? '' })}</span>;
  if (!answered_at) return <span>{t('answer.waiting', { channel })}</span>;
  return (
    <span>
      {t('answer.sent', { channel })} <Ago at={answered_at} />
    </span>
  );
}
