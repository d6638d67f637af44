import { Text, Title } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { isAnswered } from '@/lib/polling';
import { useTicketFile, type Ticket } from '@/queries/tickets';
import { Notice } from '../common/Notice';
import { formLink } from './formLink';
import { Message } from './Message';
import { Waiting } from './Waiting';
import classes from './Conversation.module.css';

/** The words of both sides, or why they are not shown. */
export function Conversation({ ticket, token }: { ticket: Ticket; token: string | null }) {
  const t = useTranslations('ticket');
  const { mutate: save, error } = useTicketFile(ticket.ticket_id, token);
  if (ticket.access === 'status_only') return <WordsLocked />;
  const answered = isAnswered(ticket);
  return (
    <section aria-labelledby="conversation">
      <Title order={2} fz="xl" id="conversation">
        {t('conversation')}
      </Title>
      <div role="log" aria-label={t('messages')} className={classes.messages}>
        {ticket.messages.map((message, index) => (
          <Message key={index} message={message} save={save} />
        ))}
        {!answered && <Waiting person={ticket.status === 'escalated'} />}
      </div>
      {error && (
        <Text role="alert" c="var(--danger)">
          {error.message}
        </Text>
      )}
      {answered && (
        <Text c="dimmed" mt="xl" ta="center">
          {t.rich('again', { form: formLink, number: ticket.ticket_id })}
        </Text>
      )}
    </section>
  );
}

function WordsLocked() {
  const t = useTranslations('ticket.locked');
  return (
    <Notice tone="calm" icon={IconLock} title={t('title')}>
      {t('text')}
    </Notice>
  );
}
