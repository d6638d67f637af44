import { useTranslations } from 'use-intl';
import type { ApiError } from '@/api/problem';
import type { Company } from '@/queries/companies';
import { Field } from '../session/Field';

const FIELDS = ['name', 'domain', 'phone'] as const;

/** What people write of a company. */
export function CompanyFields({ company, problem }: { company?: Company; problem: ApiError | null }) {
  const t = useTranslations('companies.fields');
  return FIELDS.map((name) => (
    <Field key={name} name={name} label={t(name)} autoComplete="off" problem={problem} required={name === 'name'} defaultValue={company?.[name] ?? ''} />
  ));
}
