import { Skeleton } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { OpenTicket } from '@/queries/staffTicket';
import { contextQuery, type CustomerContext } from '@/queries/assist';
import { Late } from '../../frame/Late';
import type { ComposerState } from '../composer/useComposer';
import { Elsewhere } from './Elsewhere';
import { FollowUp } from './FollowUp';
import { Orders } from './Orders';
import { PastTickets } from './PastTickets';
import { Who } from './Who';
import { Worth } from './Worth';
import classes from './Context.module.css';

interface Props {
  ticket: OpenTicket;
  composer: ComposerState;
}

/** What nobody should have to search for while they answer. */
export function Context({ ticket, composer }: Props) {
  const t = useTranslations('context');
  const desk = useTranslations('desk');
  const { data, failureReason } = useQuery(contextQuery(ticket.id));
  return (
    <aside className={classes.context} aria-label={t('title')}>
      <Link
        to="/inbox/$ticket/"
        params={{ ticket: ticket.id }}
        search={(before) => ({ ...before, about: undefined })}
        className={classes.back}
        aria-label={desk('hideAbout')}
      >
        <IconArrowLeft size={20} stroke={1.7} aria-hidden />
      </Link>
      {data && <Sections ticket={ticket} context={data} composer={composer} />}
      {!data && (failureReason ? <p role="status">{`${t('failed')}. ${failureReason.message}`}</p> : <Loading />)}
    </aside>
  );
}

function Sections({ ticket, context, composer }: Props & { context: CustomerContext }) {
  return (
    <>
      {context.follow_up && <FollowUp ticket={ticket} proposed={context.follow_up} />}
      <Who customer={context.customer} merges={context.merge_suggestions} />
      <Worth value={context.value} churn={context.churn} />
      <Orders orders={context.orders} />
      <PastTickets tickets={context.past_tickets} composer={composer} />
      <Elsewhere conversations={context.other_conversations} notes={context.notes} />
    </>
  );
}

function Loading() {
  const t = useTranslations('context');
  return (
    <div role="status" aria-label={t('loading')} className={classes.loading}>
      <Late>
        <Skeleton height={20} width="60%" />
        <Skeleton height={70} />
        <Skeleton height={90} />
      </Late>
    </div>
  );
}
