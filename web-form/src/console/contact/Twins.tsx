import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { duplicatesQuery, type Duplicate } from '@/queries/contact';
import type { Contact } from '@/queries/contacts';
import { useSession } from '@/queries/session';
import { MergeDialog } from './MergeDialog';
import { Part } from './Part';
import { useMerging } from './useMerging';
import classes from './Contact.module.css';

/** Who may be the same person, and why; nothing is shown where nobody is. */
export function Twins({ contact }: { contact: Contact }) {
  const t = useTranslations('contact.twins');
  const { data: me } = useSession();
  const { data: found = [] } = useQuery({ ...duplicatesQuery(contact.id), enabled: Boolean(me && 'merge' in me.actions) });
  const [other, setOther] = useState<number | null>(null);
  const merging = useMerging(contact.id);
  if (found.length === 0) return null;
  return (
    <Part title={t('title')}>
      <ul className={classes.rows}>
        {found.map((duplicate) => {
          const side = otherSide(duplicate, contact.id);
          return (
            <li key={side.id}>
              <Text fw={600}>{side.name ?? side.email ?? side.phone}</Text>
              <Text fz="sm" c="dimmed">
                {t(duplicate.sure ? 'sure' : 'perhaps', { why: duplicate.evidence.map(({ detail }) => detail).join('; ') })}
              </Text>
              <Button mt={6} variant="light" size="compact-sm" onClick={() => setOther(side.id)}>
                {t('merge')}
              </Button>
            </li>
          );
        })}
      </ul>
      {other !== null && <MergeDialog contact={contact} other={other} merging={merging} onClose={() => setOther(null)} />}
    </Part>
  );
}

const otherSide = ({ first, second }: Duplicate, id: number) => (first.id === id ? second : first);
