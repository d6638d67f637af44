import { ActionIcon, Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useUnlink, useUnmerge } from '@/queries/joins';
import { useSession } from '@/queries/session';
import type { OpenTicket } from '@/queries/staffTicket';
import { useToasts } from '../../frame/toasts';
import classes from './Related.module.css';

type Other = OpenTicket['related'][number];

/** Tickets that belong together with this one. */
export function Related({ ticket }: { ticket: OpenTicket }) {
  const t = useTranslations('desk.related');
  if (ticket.related.length === 0) return null;
  return (
    <ul className={classes.related} aria-label={t('title')}>
      {ticket.related.map((other) => (
        <li key={`${other.how} ${other.id}`}>
          <span>{t.rich(other.how, { ticket: () => <OtherTicket other={other} /> })}</span>
          <Apart ticket={ticket.id} other={other} />
        </li>
      ))}
    </ul>
  );
}

function OtherTicket({ other: { id, subject, customer_name } }: { other: Other }) {
  return (
    <Link to="/inbox/$ticket/" params={{ ticket: id }} search={(before) => before} title={[subject, customer_name].filter(Boolean).join(' · ')}>
      {id}
    </Link>
  );
}

function Apart({ ticket, other: { id, how } }: { ticket: string; other: Other }) {
  const t = useTranslations('desk');
  const me = useSession().data;
  const { failed } = useToasts();
  const onError = ({ message }: Error) => failed(t('unchanged'), message);
  const { mutate: unlink } = useUnlink(ticket);
  const { mutate: unmerge } = useUnmerge();
  if (how === 'linked') {
    return (
      <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('unlink', { ticket: id })} onClick={() => unlink(id, { onError })}>
        <IconX size={15} aria-hidden />
      </ActionIcon>
    );
  }
  if (!me || !('merge' in me.actions)) return null;
  return (
    <Button variant="subtle" size="compact-xs" onClick={() => unmerge(how === 'merged_into' ? ticket : id, { onError })}>
      {t('unmerge')}
    </Button>
  );
}
