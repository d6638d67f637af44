import { Title } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { Ticket } from '@/queries/tickets';
import { Time } from '../common/Time';
import { useChannelName } from '../common/useChannelName';
import classes from './TicketHeading.module.css';

/** What the ticket is about; before it has arrived, only its number. */
export function TicketHeading({ number, ticket }: { number: string; ticket?: Ticket }) {
  const t = useTranslations('ticket');
  return (
    <div>
      <p className={classes.number}>{number}</p>
      <Title order={1} fz={{ base: 26, sm: 32 }} lh={1.2} className={classes.subject}>
        {/* In any language, and yet where a heading of this page begins. */}
        <bdi>{ticket?.subject ?? t('untitled')}</bdi>
      </Title>
      {ticket && <Facts ticket={ticket} />}
    </div>
  );
}

function Facts({ ticket }: { ticket: Ticket }) {
  const t = useTranslations('ticket.facts');
  const categories = useTranslations('categories');
  const priorities = useTranslations('priorities');
  const channelName = useChannelName();
  const facts = [
    [t('topic'), ticket.category && categories(`${ticket.category}.label`)],
    [t('priority'), ticket.priority && priorities(`${ticket.priority}.label`)],
    [t('channel'), channelName(ticket.source_channel)],
    [t('sent'), <Time key="sent" at={ticket.created_at} />],
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
