import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useChangeContact, type Contact, type ContactChange } from '@/queries/contacts';
import { ContactFields, FIELDS } from '../contacts/ContactFields';
import { useToasts } from '../frame/toasts';
import { Meanwhile } from '../records/Meanwhile';
import { useSeen } from '../records/useSeen';
import { FormDialog } from '../records/FormDialog';

const SHOWN = [...FIELDS, 'tags', 'notes'] as const;

interface Props {
  contact: Contact;
  onClose: () => void;
}

/** Changes what people wrote of somebody. */
export function EditContact({ contact, onClose }: Props) {
  const t = useTranslations('contact');
  const save = useTranslations('records')('save');
  const toasts = useToasts();
  const [tags, setTags] = useState(contact.tags);
  const labels = useTranslations('contacts.fields');
  const { mutate: change, isPending, error } = useChangeContact();
  const { seen, before } = useSeen(contact, error);
  return (
    <FormDialog
      onClose={onClose}
      title={t('edit')}
      submit={save}
      pending={isPending}
      problem={error}
      onSubmit={(values) =>
        change(
          { id: contact.id, change: { ...values, tags } as ContactChange, seen },
          {
            onSuccess: () => {
              onClose();
              toasts.done(t('saved'));
            },
          },
        )
      }
    >
      <Meanwhile before={before} now={contact} labels={Object.fromEntries(SHOWN.map((name) => [name, labels(name)]))} />
      <ContactFields contact={contact} problem={error} tags={tags} onTags={setTags} required={[]} />
    </FormDialog>
  );
}
