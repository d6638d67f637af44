import { Link } from '@tanstack/react-router';
import { useFormatter, useTranslations } from 'use-intl';
import type { CustomerContext } from '@/queries/assist';
import { Section } from './Section';
import classes from './Who.module.css';

interface Props {
  customer: CustomerContext['customer'];
  merges: CustomerContext['merge_suggestions'];
}

/** Who it is, and how sure we are of that. */
export function Who({ customer, merges }: Props) {
  const t = useTranslations('context');
  const someone = useTranslations('desk')('someone');
  const format = useFormatter();
  const { contact, name, company, plan, since, proof_in_words, identifiers } = customer;
  return (
    <>
      <div className={classes.who}>
        <h2 className={classes.name} dir="auto">
          <Link to="/contacts/$contact/" params={{ contact: String(contact) }}>
            {name ?? someone}
          </Link>
        </h2>
        {company && <p dir="auto">{company}</p>}
        <p className={classes.proof}>{proof_in_words}</p>
        <ul>
          {identifiers.map(({ kind, value }) => (
            <li key={`${kind} ${value}`}>{value}</li>
          ))}
        </ul>
        <p>{t('since', { date: format.dateTime(new Date(since), { dateStyle: 'medium' }) })}</p>
        {plan && <p>{t('plan', { plan })}</p>}
      </div>
      {merges.length > 0 && (
        <Section title={t('merge')}>
          <ul>
            {merges.map(({ customer_id, name: other, why }) => (
              <li key={customer_id}>
                <strong dir="auto">{other ?? someone}</strong>
                <p>{why}</p>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
