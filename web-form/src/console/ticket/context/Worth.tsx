import { useFormatter, useTranslations } from 'use-intl';
import type { CustomerContext } from '@/queries/assist';
import { Section } from './Section';
import classes from './Worth.module.css';

/** What the customer brings and whether they stay, each with its reasons; what is not known says so. */
export function Worth({ value, churn }: Pick<CustomerContext, 'value' | 'churn'>) {
  const t = useTranslations('context');
  const format = useFormatter();
  const money = { maximumFractionDigits: 0, ...(value.currency && { style: 'currency' as const, currency: value.currency }) };
  return (
    <>
      <Fact title={t('value')} factors={value.factors} said={value.amount === null ? null : t('valueOf', { amount: format.number(value.amount, money) })} />
      <Fact title={t('churn')} factors={churn.factors} said={churn.risk === null ? null : format.number(churn.risk, { style: 'percent' })} />
    </>
  );
}

function Fact({ title, said, factors }: { title: string; said: string | null; factors: string[] }) {
  const t = useTranslations('context');
  return (
    <Section title={title}>
      <p className={classes.fact} data-unknown={said === null || undefined}>
        {said ?? t('unknown')}
      </p>
      {factors.length > 0 && (
        <ul className={classes.factors}>
          {factors.map((factor) => (
            <li key={factor}>{factor}</li>
          ))}
        </ul>
      )}
    </Section>
  );
}
