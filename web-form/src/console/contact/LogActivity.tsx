import { NativeSelect, SimpleGrid, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLogActivity, type NewActivity } from '@/queries/contact';
import { staff } from '@/texts/staff';
import { useToasts } from '../frame/toasts';
import { FormDialog } from '../records/FormDialog';
import { Field } from '../session/Field';

const options = (texts: Record<string, string>) => Object.entries(texts).map(([value, label]) => ({ value, label }));
const KINDS = options(staff.contact.log.kinds);
const DIRECTIONS = options(staff.contact.log.directions);

interface Props {
  contact: number;
  /** The one it was about. */
  ticket?: string;
  onClose: () => void;
}

/** Writes down what leaves no message by itself. */
export function LogActivity({ contact, ticket, onClose }: Props) {
  const t = useTranslations('contact.log');
  const save = useTranslations('records')('save');
  const toasts = useToasts();
  const [kind, setKind] = useState('call');
  const { mutate: log, isPending, error } = useLogActivity();
  const post = ({ direction, minutes, outcome, text = '' }: Record<string, string>) =>
    log(
      {
        kind,
        contact_id: contact,
        text,
        ...(ticket && { ticket }),
        ...(kind === 'call' && { direction }),
        ...(minutes && { minutes: Number(minutes) }),
        ...(outcome && { outcome }),
      } as NewActivity,
      {
        onSuccess: () => {
          onClose();
          toasts.done(t('done'));
        },
      },
    );
  return (
    <FormDialog onClose={onClose} title={t('title')} submit={save} pending={isPending} problem={error} onSubmit={post}>
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        <NativeSelect size="md" label={t('kind')} data={KINDS} value={kind} onChange={({ currentTarget }) => setKind(currentTarget.value)} />
        {kind === 'call' && <NativeSelect name="direction" size="md" label={t('direction')} data={DIRECTIONS} />}
        {kind !== 'note' && <Field name="minutes" type="number" label={t('minutes')} autoComplete="off" problem={error} required={false} />}
      </SimpleGrid>
      {kind !== 'note' && <Field name="outcome" label={t('outcome')} autoComplete="off" problem={error} required={false} />}
      <Textarea data-autofocus name="text" label={t('text')} autosize minRows={4} dir="auto" error={error?.about('text')} />
    </FormDialog>
  );
}
