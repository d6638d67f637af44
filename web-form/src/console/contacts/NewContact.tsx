import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ApiError } from '@/api/problem';
import { useAddContact, type Contact, type NewContact as Wanted } from '@/queries/contacts';
import { filledIn, FormDialog } from '../records/FormDialog';
import { ContactFields } from './ContactFields';

const REQUIRED = ['first_name', 'email'];

interface Props {
  onClose: () => void;
  onAdded: (contact: Contact) => void;
}

/** Asks for whoever is to be known. */
export function NewContact({ onClose, onAdded }: Props) {
  const t = useTranslations('contacts');
  const { mutate: add, isPending, error } = useAddContact();
  const [tags, setTags] = useState<string[]>([]);
  return (
    <FormDialog
      onClose={onClose}
      title={t('add')}
      submit={t('add')}
      pending={isPending}
      problem={error}
      onSubmit={(values) =>
        add({ ...filledIn<Wanted>(values), last_name: values.last_name ?? '', tags } as Wanted, {
          onSuccess: onAdded,
        })
      }
    >
      <Existing problem={error} />
      <ContactFields problem={error} tags={tags} onTags={setTags} required={REQUIRED} />
    </FormDialog>
  );
}

/** Who has the address already, where somebody has. */
function Existing({ problem }: { problem: ApiError | null }) {
  const t = useTranslations('contacts');
  const { existing_id: existing } = (problem?.body ?? {}) as { existing_id?: number };
  const address: string = `/contacts/${existing}/`;
  return (
    <div role="alert">
      {existing && (
        <>
          {t('exists')}{' '}
          <Anchor component={Link} to={address} underline="always">
            {t('openExisting')}
          </Anchor>
        </>
      )}
    </div>
  );
}
