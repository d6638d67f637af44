import { TagsInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useChangeCompany, type Company, type CompanyChange } from '@/queries/companies';
import { useToasts } from '../frame/toasts';
import { FormDialog } from '../records/FormDialog';
import { Meanwhile } from '../records/Meanwhile';
import { useSeen } from '../records/useSeen';
import { CompanyFields } from './CompanyFields';

const SHOWN = ['name', 'domain', 'phone', 'tags', 'notes'] as const;

/** Changes what people wrote of a company. */
export function EditCompany({ company, onClose }: { company: Company; onClose: () => void }) {
  const t = useTranslations('companies');
  const labels = useTranslations('companies.fields');
  const save = useTranslations('records')('save');
  const { done } = useToasts();
  const [tags, setTags] = useState(company.tags);
  const { mutate: change, isPending, error } = useChangeCompany();
  const { seen, before } = useSeen(company, error);
  const send = ({ domain, phone, ...values }: Record<string, string>) =>
    change(
      { id: company.id, change: { ...values, domain: domain || null, phone: phone || null, tags } as CompanyChange, seen },
      {
        onSuccess: () => {
          onClose();
          done(t('saved'));
        },
      },
    );
  return (
    <FormDialog onClose={onClose} title={t('edit')} submit={save} pending={isPending} problem={error} onSubmit={send}>
      <Meanwhile before={before} now={company} labels={Object.fromEntries(SHOWN.map((name) => [name, labels(name)]))} />
      <CompanyFields company={company} problem={error} />
      <TagsInput size="md" label={labels('tags')} value={tags} onChange={setTags} error={error?.about('tags')} />
      <Textarea name="notes" label={labels('notes')} autosize minRows={2} dir="auto" defaultValue={company.notes} error={error?.about('notes')} />
    </FormDialog>
  );
}
