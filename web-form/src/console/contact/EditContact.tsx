import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useChangeContact, type Contact, type ContactChange } from '@/queries/contacts';
import { ContactFields } from '../contacts/ContactFields';
import { useToasts } from '../frame/toasts';
import { FormDialog } from '../records/FormDialog';

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
  const { mutate: change, isPending, error } = useChangeContact();
  return (
    <FormDialog
      onClose={onClose}
      title={t('edit')}
      submit={save}
      pending={isPending}
      problem={error}
      onSubmit={(values) =>
        change(
          { id: contact.id, change: { ...values, tags } as ContactChange },
          {
            onSuccess: () => {
              onClose();
              toasts.done(t('saved'));
            },
          },
        )
      }
    >
      <ContactFields contact={contact} problem={error} tags={tags} onTags={setTags} required={[]} />
    </FormDialog>
  );
}
