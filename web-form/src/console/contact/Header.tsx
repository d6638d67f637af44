import { Button, Group, Title } from '@mantine/core';
import { IconArrowLeft, IconPencil, IconPencilPlus, IconPhone, IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDeleteContact, useRestoreContact, type Contact } from '@/queries/contacts';
import { colleaguesQuery } from '@/queries/people';
import { nameOf } from '../contacts/names';
import { useActions } from '../frame/actions';
import { useToasts } from '../frame/toasts';
import { WriteFirst } from '../ticket/WriteFirst';
import { EditContact } from './EditContact';
import { LogActivity } from './LogActivity';
import classes from './Contact.module.css';

type Dialog = 'write' | 'log' | 'edit';

/** Who it is, how to reach them, and what is most often done. */
export function Header({ contact }: { contact: Contact }) {
  const t = useTranslations('contact');
  const nameless = useTranslations('contacts')('nameless');
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const remove = useRemove(contact);
  const write = useTranslations('writeFirst')('short');
  const [log, edit] = [t('log.title'), t('edit')];
  useActions(
    useMemo(
      () => [
        { id: 'write', label: write, keys: 'c', run: () => setDialog('write') },
        { id: 'log', label: log, keys: 'l', run: () => setDialog('log') },
        { id: 'edit', label: edit, keys: 'e', run: () => setDialog('edit') },
      ],
      [write, log, edit],
    ),
  );
  const close = () => setDialog(null);
  return (
    <header className={classes.header}>
      <Link to="/contacts/" className={classes.back}>
        <IconArrowLeft size={16} stroke={1.8} aria-hidden />
        {t('back')}
      </Link>
      <div className={classes.top}>
        <Title order={1} fz={26} dir="auto">
          {nameOf(contact) || nameless}
        </Title>
        <Group gap="xs">
          <Button size="sm" leftSection={<IconPencilPlus size={16} aria-hidden />} onClick={() => setDialog('write')}>
            {write}
          </Button>
          <Button size="sm" variant="default" leftSection={<IconPhone size={16} aria-hidden />} onClick={() => setDialog('log')}>
            {log}
          </Button>
          <Button size="sm" variant="default" leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setDialog('edit')}>
            {edit}
          </Button>
          <Button size="sm" variant="subtle" color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={remove}>
            {t('delete')}
          </Button>
        </Group>
      </div>
      <Facts contact={contact} />
      {dialog === 'write' && <WriteFirst contact={{ id: contact.id, name: nameOf(contact) }} onClose={close} />}
      {dialog === 'log' && <LogActivity contact={contact.id} onClose={close} />}
      {dialog === 'edit' && <EditContact contact={contact} onClose={close} />}
    </header>
  );
}

function Facts({ contact: { position, company, company_id, email, phone, owner_id, tags } }: { contact: Contact }) {
  const t = useTranslations('contact');
  const { data: people = [] } = useQuery(colleaguesQuery);
  const owner = people.find(({ id }) => id === owner_id)?.name;
  const work = position && company ? t('at', { position, company }) : (company ?? position);
  return (
    <ul className={classes.facts}>
      {work && <li dir="auto">{company_id ? <Link to="/companies/$company/" params={{ company: String(company_id) }}>{work}</Link> : work}</li>}
      {email && (
        <li>
          <a href={`mailto:${email}`}>{email}</a>
        </li>
      )}
      {phone && (
        <li>
          <a href={`tel:${phone}`}>{phone}</a>
        </li>
      )}
      {owner && <li>{t('owner', { name: owner })}</li>}
      {tags.map((tag) => (
        <li key={tag} className={classes.tag}>
          {tag}
        </li>
      ))}
    </ul>
  );
}

/** It goes at once with its deals and tasks, and comes back with them by the toast. */
function useRemove(contact: Contact) {
  const t = useTranslations('contact');
  const toasts = useToasts();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { mutateAsync: drop } = useDeleteContact();
  const { mutateAsync: restore } = useRestoreContact();
  const refresh = () => client.invalidateQueries({ queryKey: ['contacts'] });
  const failed = (problem: Error) => toasts.failed(t('unchanged'), problem.message);
  return () =>
    void drop(contact.id).then(() => {
      toasts.done(t('deleted', { name: nameOf(contact) }), () => void restore(contact.id).then(refresh, failed));
      void navigate({ to: '/contacts/' });
      void refresh();
    }, failed);
}
