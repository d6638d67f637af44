import { Title } from '@mantine/core';
import type { Ticket } from '@/lib/api';
import { CATEGORY_WORDS, CHANNEL_WORDS, PRIORITY_WORDS } from '@/lib/words';
import { Time } from '../common/Time';
import classes from './TicketHeading.module.css';

/** What the ticket is about; before it has arrived, only its number. */
export function TicketHeading({ number, ticket }: { number: string; ticket: Ticket | null }) {
  return (
    <div>
      <p className={classes.number}>{number}</p>
      <Title order={1} fz={{ base: 26, sm: 32 }} lh={1.2} className={classes.subject}>
        {ticket?.subject ?? 'Your request'}
      </Title>
      {ticket && <Facts ticket={ticket} />}
    </div>
  );
}

function Facts({ ticket }: { ticket: Ticket }) {
  const facts = [
    ['Topic', ticket.category && CATEGORY_WORDS[ticket.category].label],
    ['Priority', ticket.priority && PRIORITY_WORDS[ticket.priority].label],
    ['Through', CHANNEL_WORDS[ticket.source_channel]],
    ['Sent', <Time key="sent" at={ticket.created_at} />],
  ] as const;
  return (
    <dl className={classes.facts}>
      {facts
        .filter(([, fact]) => fact)
        .map(([term, fact]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
    </dl>
  );
}
