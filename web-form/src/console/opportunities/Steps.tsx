import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Opportunity } from '@/queries/opportunities';
import { pipelinesQuery } from '@/queries/pipelines';
import { useAddTask, ZONE } from '@/queries/tasks';
import { LogActivity } from '../contact/LogActivity';
import { useToasts } from '../frame/toasts';
import { NewDeal } from '../pipelines/deal/NewDeal';

interface Props {
  one: Pick<Opportunity, 'action' | 'ticket' | 'phone' | 'contact_id'>;
  name: string;
  reason: string;
}

/** What can be done about it, one click each; what its rule proposes stands out. */
export function Steps({ one: { action, ticket, phone, contact_id }, name, reason }: Props) {
  const t = useTranslations('opportunities');
  const [dialog, setDialog] = useState<'log' | 'deal' | null>(null);
  const { data: [first] = [] } = useQuery(pipelinesQuery);
  const makeTask = useTask(contact_id, t('taskTitle', { name, reason }));
  const close = () => setDialog(null);
  const look = (proposed: boolean) => ({ size: 'compact-md', variant: proposed ? 'light' : 'default' }) as const;
  const reply: string = `/inbox/${ticket}/`;
  return (
    <>
      {ticket && (
        <Button {...look(action === 'reply')} component={Link} to={reply}>
          {t('action.reply')}
        </Button>
      )}
      {phone && (
        <Button {...look(action === 'call')} component="a" href={`tel:${phone}`} aria-label={t('callNamed', { name })}>
          {t('action.call')}
        </Button>
      )}
      <Button {...look(action === 'call' && !phone)} onClick={() => setDialog('log')}>
        {t('action.log')}
      </Button>
      <Button {...look(action === 'task')} loading={makeTask.isPending} onClick={() => makeTask.run()}>
        {t('action.task')}
      </Button>
      {first && (
        <Button {...look(action === 'deal')} onClick={() => setDialog('deal')}>
          {t('action.deal')}
        </Button>
      )}
      {dialog === 'log' && <LogActivity contact={contact_id} ticket={ticket ?? undefined} onClose={close} />}
      {first && dialog === 'deal' && <NewDeal pipeline={first.id} contact={{ id: contact_id, name }} onClose={close} onAdded={close} />}
    </>
  );
}

function useTask(contact_id: number, title: string) {
  const t = useTranslations('opportunities');
  const toasts = useToasts();
  const { mutate, isPending } = useAddTask();
  const call = { onSuccess: () => toasts.done(t('tasked')), onError: (problem: { message: string }) => toasts.failed(t('failed'), problem.message) };
  return { isPending, run: () => mutate({ title: title.slice(0, 200), time_zone: ZONE, contact_id }, call) };
}
