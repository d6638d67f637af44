import { Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { Factor } from '@/queries/opportunities';
import { staff } from '@/texts/staff';
import classes from './Opportunities.module.css';

const SHOWN = 3;
const SHARES = new Set(['mood']);
type Name = keyof typeof staff.churn.factor;

/** What sets a customer apart, the weightiest first. */
export function Factors({ factors }: { factors: Factor[] }) {
  const t = useTranslations('churn');
  return (
    <ul className={classes.factors} aria-label={t('factors')}>
      {factors.slice(0, SHOWN).map(({ name, value, share, raises }) => (
        <li key={name}>
          {t(`factor.${name as Name}`, { value: SHARES.has(name) ? value : Math.round(value) })}{' '}
          <Text span inherit c="dimmed">
            {t('speaks', { raises: String(raises), share })}
          </Text>
        </li>
      ))}
    </ul>
  );
}
