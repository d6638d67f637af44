import { Anchor, Text, Title } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import Link from 'next/link';
import type { Ticket } from '@/lib/api';
import { isAnswered } from '@/lib/polling';
import { Notice } from '../common/Notice';
import { Message } from './Message';
import { Waiting } from './Waiting';
import classes from './Conversation.module.css';

/** The words of both sides, or why they are not shown. */
export function Conversation({ ticket }: { ticket: Ticket }) {
  if (ticket.access === 'status_only') return <WordsLocked />;
  const answered = isAnswered(ticket);
  return (
    <section aria-labelledby="conversation">
      <Title order={2} fz="xl" id="conversation">
        Conversation
      </Title>
      <div role="log" aria-label="Messages" className={classes.messages}>
        {ticket.messages.map((message, index) => (
          <Message key={index} message={message} />
        ))}
        {!answered && <Waiting person={ticket.status === 'escalated'} />}
      </div>
      {answered && (
        <Text c="dimmed" mt="xl" ta="center">
          Is anything still open?{' '}
          <Anchor component={Link} href="/" underline="always">
            Write to us again
          </Anchor>{' '}
          and mention {ticket.ticket_id}.
        </Text>
      )}
    </section>
  );
}

function WordsLocked() {
  return (
    <Notice tone="calm" icon={IconLock} title="The conversation is private">
      Anybody can look up a ticket number, so it shows the status only. To read the words, open the link you got right
      after sending, or use the same browser tab.
    </Notice>
  );
}
