import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { forgetIdempotencyKey, idempotencyKeyFor } from '@/lib/idempotency';
import { useSend, useTakeBack, type Item, type NewMessage, type OpenTicket } from '@/queries/staffTicket';
import { useToasts } from '../../frame/toasts';
import type { Neighbours } from '../useNeighbours';

/** Sends once, whoever presses how often; what is newer than the author has seen comes back instead. */
export function useSending(ticket: OpenTicket, { open, goOn }: Neighbours, onSent: () => void) {
  const t = useTranslations('composer');
  const who = useTranslations('desk');
  const { mutate, isPending } = useSend(ticket.id);
  const { mutateAsync: takeBack } = useTakeBack();
  const { done, failed } = useToasts();
  const [stale, setStale] = useState<Item[] | null>(null);

  const back = (message: string) =>
    takeBack({ ticket: ticket.id, message }).then(
      () => {
        open(ticket.id);
        done(t('takenBack'));
      },
      (problem: Error) => failed(t('tooLate'), problem.message),
    );

  const send = (message: NewMessage) =>
    mutate(
      { ...message, key: idempotencyKeyFor({ ticket: ticket.id, ...message }) },
      {
        onSuccess: ({ id }) => {
          forgetIdempotencyKey();
          setStale(null);
          onSent();
          if (message.note) return done(t('noted'));
          done(t('sent', { name: ticket.customer.name ?? who('someone') }), () => void back(id));
          goOn();
        },
        onError: (problem) => {
          const newer = problem.kind === 'conflict' && (problem.body as { newer?: Item[] }).newer;
          if (newer) setStale(newer);
          else failed(t('notSent'), problem.message);
        },
      },
    );
  return { send, sending: isPending, stale, setStale };
}
