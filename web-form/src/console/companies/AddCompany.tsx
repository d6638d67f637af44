import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { useAddCompany, type Company, type NewCompany } from '@/queries/companies';
import { useActions } from '../frame/actions';
import { useToasts } from '../frame/toasts';
import { filledIn, FormDialog } from '../records/FormDialog';
import { CompanyFields } from './CompanyFields';

/** A company more. */
export function AddCompany({ onAdded }: { onAdded: (company: Company) => void }) {
  const t = useTranslations('companies');
  const toasts = useToasts();
  const [opened, { open, close }] = useDisclosure();
  const { mutate: add, isPending, error } = useAddCompany();
  const label = t('add');
  useActions(useMemo(() => [{ id: 'new', label, keys: 'c', run: open }], [label, open]));
  const post = (values: Record<string, string>) =>
    add(filledIn<NewCompany>(values) as NewCompany, {
      onSuccess: (company) => {
        toasts.done(t('added', { name: company.name }));
        onAdded(company);
      },
    });
  return (
    <>
      <Button size="sm" leftSection={<IconPlus size={16} aria-hidden />} onClick={open}>
        {label}
      </Button>
      {opened && (
        <FormDialog onClose={close} title={label} submit={label} pending={isPending} problem={error} onSubmit={post}>
          <CompanyFields problem={error} />
        </FormDialog>
      )}
    </>
  );
}
