import { useLocale, useTranslations } from 'use-intl';
import type { FieldProblem } from '@/api/problem';
import { RULES, type Correction, type FieldName } from '@/lib/validation';

const FIELDS = Object.keys(RULES) as FieldName[];

/** The rules of the form; what they say changes its language with the page. */
export const SAID_RULES = Object.fromEntries(
  FIELDS.map((field) => [
    field,
    (value: string) => {
      const correction = RULES[field](value);
      return correction && <Corrected by={correction} />;
    },
  ]),
);

/** What the server refuses, by field. */
export const refusedBy = (problems: readonly FieldProblem[]) =>
  Object.fromEntries(problems.map(({ field, message }) => [field, <Refused key={field} because={message} />]));

function Corrected({ by }: { by: Correction }) {
  return by(useTranslations('corrections'));
}

/** What only the server can know to be wrong, it says in English. */
function Refused({ because }: { because: string }) {
  const t = useTranslations('corrections');
  if (useLocale() === 'en') return because;
  return (
    <>
      {t('refused')}{' '}
      <span lang="en" dir="ltr">
        {because}
      </span>
    </>
  );
}
