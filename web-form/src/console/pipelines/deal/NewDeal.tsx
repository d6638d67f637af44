import { SimpleGrid, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useAddDeal, type NewDeal as Wanted } from '@/queries/deals';
import { useToasts } from '../../frame/toasts';
import { ContactPicker } from '../../records/ContactPicker';
import { filledIn, FormDialog } from '../../records/FormDialog';
import { Field } from '../../session/Field';

interface Props {
  pipeline: number;
  /** Whose it will be, where that is known. */
  contact?: { id: number; name: string };
  onClose: () => void;
  onAdded: (deal: number) => void;
}

/** Asks for a deal more; it stands at the top of the first column. */
export function NewDeal({ pipeline, contact, onClose, onAdded }: Props) {
  const t = useTranslations('deals');
  const add = useTranslations('pipelines')('newDeal');
  const toasts = useToasts();
  const { mutate, isPending, error } = useAddDeal();
  const [chosen, setChosen] = useState(contact?.id ?? null);
  const post = ({ value, ...values }: Record<string, string>) =>
    mutate(
      { ...filledIn<Wanted>(values), ...(value && { value: Number(value) }), pipeline_id: pipeline, contact_id: chosen ?? 0 } as Wanted,
      {
        onSuccess: (deal) => {
          toasts.done(t('added', { title: deal.title }));
          onClose();
          onAdded(deal.id);
        },
      },
    );
  return (
    <FormDialog onClose={onClose} title={add} submit={add} pending={isPending} problem={error} onSubmit={post}>
      <Field name="title" label={t('fields.title')} autoComplete="off" problem={error} />
      <ContactPicker label={t('fields.contact')} value={chosen} name={contact?.name} onChange={setChosen} error={error?.about('contact_id')} />
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        <Field name="value" type="number" label={t('fields.value')} autoComplete="off" problem={error} required={false} />
        <Field name="currency" label={t('fields.currency')} autoComplete="off" problem={error} required={false} />
        <Field name="expected_close" type="date" label={t('fields.expected_close')} autoComplete="off" problem={error} required={false} />
      </SimpleGrid>
      <Textarea name="description" label={t('fields.description')} autosize minRows={2} dir="auto" error={error?.about('description')} />
    </FormDialog>
  );
}
