import { Anchor, Skeleton, Stack, Text } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { ticketQuery } from '@/queries/tickets';
import { Card } from '../common/Card';
import { Conversation } from './Conversation';
import { Progress } from './Progress';
import { Reconnecting } from './Reconnecting';
import { Satisfaction } from './Satisfaction';
import { TicketHeading } from './TicketHeading';
import { TicketMissing } from './TicketMissing';
import classes from './TicketView.module.css';

/** One ticket, live. */
export function TicketView({ number, token, rating = null }: { number: string; token: string | null; rating?: string | null }) {
  const t = useTranslations('ticket');
  const { data: ticket, failureReason: problem } = useQuery(ticketQuery(number, token));
  return (
    <div className={classes.view}>
      <Anchor component={Link} href="/status" className={classes.back}>
        <IconArrowLeft size={16} aria-hidden /> {t('another')}
      </Anchor>
      <TicketHeading number={number} ticket={ticket} />
      {problem?.kind === 'not_found' && <TicketMissing number={number} />}
      {problem && problem.kind !== 'not_found' && <Reconnecting problem={problem} />}
      {!ticket && !problem && <Loading />}
      {ticket && (
        <>
          <Card>
            <Progress ticket={ticket} />
          </Card>
          {(ticket.status === 'resolved' || ticket.status === 'closed') && <Satisfaction number={number} ticket={token} rating={rating} />}
          <Conversation ticket={ticket} token={token} />
        </>
      )}
    </div>
  );
}

function Loading() {
  return (
    <Card>
      <Stack aria-busy="true">
        <Text className="visuallyHidden" role="status">
          {useTranslations('ticket')('loading')}
        </Text>
        <Skeleton h={20} w="40%" />
        <Skeleton h={12} />
        <Skeleton h={12} w="80%" />
      </Stack>
    </Card>
  );
}
