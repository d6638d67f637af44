import { useTranslations } from 'use-intl';
import { staff } from '@/texts/staff';
import type { Outcome } from '@/queries/imports';
import classes from './Imports.module.css';

const OUTCOMES = Object.keys(staff.imports.outcomes) as (keyof typeof staff.imports.outcomes)[];

/** How many rows end how. */
export function Counts({ counts }: { counts: Partial<Record<Outcome, number>> }) {
  const t = useTranslations('imports');
  return (
    <ul className={classes.counts}>
      {OUTCOMES.map((outcome) => (
        <li key={outcome} data-outcome={outcome} data-none={!counts[outcome] || undefined}>
          {t('counts', { outcome: t(`outcomes.${outcome}`), count: counts[outcome] ?? 0 })}
        </li>
      ))}
    </ul>
  );
}
