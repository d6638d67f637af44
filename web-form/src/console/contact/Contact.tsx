import { Skeleton, Stack } from '@mantine/core';
import { IconPlugConnectedX, IconUserOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { contactQuery } from '@/queries/contacts';
import { contact as page } from '../contacts/page';
import { Late } from '../frame/Late';
import { Placeholder } from '../inbox/Placeholder';
import { Consents } from './Consents';
import { Deals } from './Deals';
import { Header } from './Header';
import { Notes } from './Notes';
import { Preferences } from './Preferences';
import { Staying } from './Staying';
import { Orders } from './Orders';
import { Recommended } from './Recommended';
import { Tasks } from './Tasks';
import { Timeline } from './Timeline';
import { Twins } from './Twins';
import classes from './Contact.module.css';

/** One person: who it is, all that happened, and what is open. */
export function Contact() {
  const t = useTranslations('contact');
  const id = Number(page.useParams().contact);
  const { data: contact, failureReason: problem } = useQuery(contactQuery(id));
  if (!contact && problem) {
    const missing = problem.kind === 'not_found' || problem.kind === 'invalid';
    return (
      <Placeholder
        icon={missing ? IconUserOff : IconPlugConnectedX}
        title={missing ? t('missing') : t('failed')}
        advice={missing ? t('missingAdvice') : problem.message}
      />
    );
  }
  if (!contact) return <Loading />;
  return (
    <article className={classes.contact}>
      <Header contact={contact} />
      <Timeline id={contact.id} />
      <aside className={classes.aside}>
        <Twins contact={contact} />
        <Tasks contact={contact.id} />
        <Deals contact={contact} />
        <Staying contact={contact.id} />
        <Preferences contact={contact.id} />
        <Orders contact={contact.id} />
        <Recommended contact={contact.id} />
        <Consents contact={contact} />
        {contact.notes && <Notes notes={contact.notes} />}
      </aside>
    </article>
  );
}

function Loading() {
  const t = useTranslations('contact');
  return (
    <div role="status" aria-label={t('loading')}>
      <Late>
        <Stack>
          <Skeleton height={36} width="40%" />
          <Skeleton height={20} width="60%" />
          <Skeleton height={320} />
        </Stack>
      </Late>
    </div>
  );
}
