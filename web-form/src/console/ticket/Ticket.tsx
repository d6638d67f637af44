import { Skeleton, Stack } from '@mantine/core';
import { IconPlugConnectedX, IconTicketOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { ApiError } from '@/api/problem';
import { staffTicketQuery } from '@/queries/staffTicket';
import { Late } from '../frame/Late';
import { ticket as page } from '../inbox/page';
import { Placeholder } from '../inbox/Placeholder';
import { Desk } from './Desk';
import classes from './Ticket.module.css';

/** The ticket that the address names. */
export function Ticket() {
  const { ticket: number } = page.useParams();
  const { data: ticket, failureReason: problem } = useQuery(staffTicketQuery(number));
  if (ticket) return <Desk key={ticket.uuid} ticket={ticket} />;
  return problem ? <Unavailable problem={problem} /> : <Loading />;
}

function Unavailable({ problem }: { problem: ApiError }) {
  const t = useTranslations('desk');
  const missing = problem.kind === 'not_found' || problem.kind === 'forbidden';
  return (
    <div role="status" className={classes.state}>
      <Placeholder
        icon={missing ? IconTicketOff : IconPlugConnectedX}
        title={missing ? t('missing') : t('failed')}
        advice={missing ? t('missingAdvice') : problem.message}
      >
        <Link to="/inbox/" search={(before) => ({ ...before, about: undefined })} className={classes.back}>
          {t('back')}
        </Link>
      </Placeholder>
    </div>
  );
}

function Loading() {
  const t = useTranslations('desk');
  return (
    <div role="status" aria-label={t('loading')} className={classes.state}>
      <Late>
        <Stack p="xl">
          <Skeleton height={28} width="50%" />
          <Skeleton height={90} width="75%" />
          <Skeleton height={120} width="75%" ml="auto" />
          <Skeleton height={90} width="75%" />
        </Stack>
      </Late>
    </div>
  );
}
