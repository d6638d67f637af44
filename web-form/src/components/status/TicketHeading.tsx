import { Title } from '@mantine/core';
import type { Ticket } from '@/queries/tickets';
import { categories, channelName, priorities } from '@/texts/common';
import { status } from '@/texts/status';
import { Time } from '../common/Time';
import classes from './TicketHeading.module.css';

/** What the ticket is about; before it has arrived, only its number. */
export function TicketHeading({ number, ticket }: { number: string; ticket?: Ticket }) {
  return (
    <div>
      <p className={classes.number}>{number}</p>
      <Title order={1} fz={{ base: 26, sm: 32 }} lh={1.2} className={classes.subject}>
        {ticket?.subject ?? status.untitled}
      </Title>
      {ticket && <Facts ticket={ticket} />}
    </div>
  );
}

function Facts({ ticket }: { ticket: Ticket }) {
  const facts = [
    [status.facts.topic, ticket.category && categories[ticket.category].label],
    [status.facts.priority, ticket.priority && priorities[ticket.priority].label],
    [status.facts.channel, channelName(ticket.source_channel)],
    [status.facts.sent, <Time key="sent" at={ticket.created_at} />],
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
