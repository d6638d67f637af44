import { Popover, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import { breakdownQuery, type Breakdown, type TicketRow } from '@/queries/inbox';
import { useElapsed } from './useElapsed';
import classes from './WhyHere.module.css';

/** The order is ours, so it says its reasons: in words, the weightiest first, and by how much for whoever asks. */
export function WhyHere({ row }: { row: TicketRow }) {
  const t = useTranslations('score');
  const [opened, { toggle, close }] = useDisclosure();
  return (
    <Popover opened={opened} onDismiss={close} width={300} position="bottom-end" withArrow shadow="md" trapFocus>
      <Popover.Target>
        <UnstyledButton
          className={classes.why}
          aria-label={t('whyOf', { subject: row.subject })}
          onClick={toggle}
          tabIndex={opened ? 0 : undefined}
        >
          {t('why')}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>{opened && <Reasons row={row} />}</Popover.Dropdown>
    </Popover>
  );
}

function Reasons({ row }: { row: TicketRow }) {
  const t = useTranslations('score');
  const format = useFormatter();
  const { data: score, failureReason: problem } = useQuery(breakdownQuery(row.id));
  const words = useWords(row);
  if (!score) return <Text fz="sm">{problem ? t('failed') : t('loading')}</Text>;
  const weight = ([component]: [Component, string]) => score.components[component];
  const reasons = (Object.entries(words(score)) as [Component, string][]).sort((one, other) => weight(other) - weight(one));
  const points = (value: number) => format.number(value, { minimumFractionDigits: 1, maximumFractionDigits: 2, signDisplay: 'exceptZero' });
  return (
    <>
      <Text fw={650}>{t('title')}</Text>
      <ul className={classes.reasons}>
        {reasons.map(([component, said]) => (
          <li key={component}>{said}</li>
        ))}
      </ul>
      <details className={classes.sum}>
        <summary>{t('total', { total: format.number(score.total_score, { maximumFractionDigits: 2 }) })}</summary>
        <dl className={classes.points}>
          {reasons.map(([component, said]) => (
            <div key={component}>
              <dt>{said}</dt>
              <dd>{points(score.components[component])}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}

type Component = keyof Breakdown['components'];

/** Every component that counts, in words; who is not known says so. */
function useWords(row: TicketRow) {
  const t = useTranslations('score');
  const format = useFormatter();
  const elapsed = useElapsed();
  return ({ components, customer, ticket }: Breakdown): Partial<Record<Component, string>> => ({
    customer_value:
      customer.ltv === null ? t('valueUnknown') : t('value', { amount: format.number(customer.ltv, { maximumFractionDigits: 0 }) }),
    churn_risk:
      customer.churn_risk === null
        ? t('churnUnknown')
        : t('churn', { risk: level(customer.churn_risk), percent: format.number(customer.churn_risk, { style: 'percent' }) }),
    urgency: t(`urgency.${ticket.priority}`),
    age: t('age', { time: elapsed(row.waiting_since ?? row.created_at) }),
    ...(components.difficulty !== 0 && { difficulty: t('difficulty', { kind: components.difficulty > 0 ? 'easy' : 'hard' }) }),
    ...(components.sentiment !== 0 && { sentiment: t('sentiment') }),
    ...(components.topic_alert !== 0 && { topic_alert: t('alert') }),
  });
}

const level = (risk: number) => (risk >= 0.6 ? 'high' : risk >= 0.3 ? 'some' : 'low');
