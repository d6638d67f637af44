import { Button, Modal, Radio, Skeleton, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Notice } from '@/components/common/Notice';
import type { MergeOrder } from '@/queries/contact';
import { contactQuery, type Contact } from '@/queries/contacts';
import { nameOf } from '../contacts/names';
import type { Merging } from './useMerging';
import classes from './Contact.module.css';

const FIELDS = ['name', 'email', 'phone', 'company', 'position', 'notes'] as const;
type Field = (typeof FIELDS)[number];
type Choice = NonNullable<MergeOrder['fields']>;

interface Props {
  contact: Contact;
  other: number;
  merging: Merging;
  onClose: () => void;
}

/** Two contacts side by side: whose value of each field stays. */
export function MergeDialog({ contact, other: id, merging, onClose }: Props) {
  const t = useTranslations('contact.twins');
  const close = useTranslations('records')('close');
  const { data: other, failureReason: problem } = useQuery(contactQuery(id));
  const [chosen, setChosen] = useState<Choice>({});
  const { merge, isPending, error } = merging;
  return (
    <Modal opened onClose={onClose} title={t('mergeTitle')} size="lg" closeButtonProps={{ 'aria-label': close }}>
      <Stack>
        <Text>{t('advice')}</Text>
        {problem && <Text role="status">{problem.message}</Text>}
        {!other && !problem && <Skeleton height={200} />}
        {other && (
          <div className={classes.choices}>
            {FIELDS.filter((field) => shown(contact, field) !== shown(other, field)).map((field) => (
              <FieldChoice key={field} field={field} contact={contact} other={other} value={chosen[field]} onChange={(side) => setChosen({ ...chosen, [field]: side })} />
            ))}
          </div>
        )}
        <div role="alert">
          {error && (
            <Notice tone="danger" icon={IconAlertTriangle} title={t('refused')}>
              {error.message}
            </Notice>
          )}
        </div>
        <Button loading={isPending} disabled={!other} onClick={() => merge({ other_id: id, fields: chosen }, onClose)}>
          {t('go')}
        </Button>
      </Stack>
    </Modal>
  );
}

const shown = (contact: Contact, field: Field) => (field === 'name' ? nameOf(contact) : contact[field]) || null;

interface ChoiceProps {
  field: Field;
  contact: Contact;
  other: Contact;
  value: Choice[string] | undefined;
  onChange: (side: Choice[string]) => void;
}

/** What is empty on one side is filled from the other, unless somebody says otherwise. */
function FieldChoice({ field, contact, other, value, onChange }: ChoiceProps) {
  const t = useTranslations('contact.twins');
  const names = useTranslations('contacts.fields');
  const usual = shown(contact, field) === null ? 'other' : 'kept';
  return (
    <Radio.Group label={t('field', { field: names(field) })} value={value ?? usual} onChange={(side) => onChange(side as Choice[string])}>
      <Stack gap={6} mt={6}>
        <Radio value="kept" label={shown(contact, field) ?? t('nothing')} description={t('kept')} />
        <Radio value="other" label={shown(other, field) ?? t('nothing')} description={t('other')} />
      </Stack>
    </Radio.Group>
  );
}
