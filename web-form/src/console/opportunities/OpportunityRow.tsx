import { Button, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Ago } from '@/components/common/Ago';
import { useCloseOpportunity, type End, type Opportunity } from '@/queries/opportunities';
import { useToasts } from '../frame/toasts';
import { TicketLink } from '../shell/TicketLink';
import { Steps } from './Steps';
import { useReason } from './useReason';
import classes from './Opportunities.module.css';

const ENDS = ['done', 'dismissed'] as const;

/** One opportunity: whose, why, where it was seen, what to do, and how to be rid of it. */
export function OpportunityRow({ one }: { one: Opportunity }) {
  const t = useTranslations('opportunities');
  const reason = useReason()(one);
  const name = one.contact_name ?? t('somebody');
  return (
    <li className={classes.row}>
      <div className={classes.what}>
        <Link to="/contacts/$contact/" params={{ contact: String(one.contact_id) }} className={classes.name} dir="auto">
          {name}
        </Link>
        <Text>{reason}</Text>
        {one.said && (
          <blockquote className={classes.said} dir="auto">
            {one.said}
          </blockquote>
        )}
        <Sources one={one} />
      </div>
      <Group gap="xs" className={classes.steps}>
        <Steps one={one} name={name} reason={reason} />
      </Group>
      <Group gap={4} className={classes.ends}>
        {ENDS.map((end) => (
          <Close key={end} id={one.id} end={end} name={name} />
        ))}
      </Group>
    </li>
  );
}

function Sources({ one }: { one: Opportunity }) {
  const t = useTranslations('opportunities');
  return (
    <Group gap="2px 14px" className={classes.sources}>
      {one.ticket && <TicketLink number={one.ticket} />}
      {one.deal_id && (
        <Link to="/pipelines/$pipeline/" params={{ pipeline: String(one.pipeline_id) }} search={{ deal: one.deal_id }}>
          {one.deal_title}
        </Link>
      )}
      {one.order_number && <span>{t('order', { number: one.order_number })}</span>}
      {one.said && !one.proven && <span>{t('unproven')}</span>}
      <span>{t('score', { score: one.score })}</span>
      <Ago at={one.found_at} />
    </Group>
  );
}

function Close({ id, end, name }: { id: number; end: End; name: string }) {
  const t = useTranslations('opportunities');
  const toasts = useToasts();
  const { mutate: close, isPending } = useCloseOpportunity();
  const call = { onSuccess: () => toasts.done(t(`ended.${end}`)), onError: (problem: { message: string }) => toasts.failed(t('failed'), problem.message) };
  return (
    <Button
      variant="subtle"
      color="gray"
      size="compact-sm"
      loading={isPending}
      aria-label={t('endNamed', { end: t(`end.${end}`), name })}
      onClick={() => close({ id, outcome: end }, call)}
    >
      {t(`end.${end}`)}
    </Button>
  );
}
