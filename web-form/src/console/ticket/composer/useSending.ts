import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ApiError } from '@/api/problem';
import { forgetIdempotencyKey, idempotencyKeyFor } from '@/lib/idempotency';
import { useSend, type NewMessage, type OpenTicket } from '@/queries/staffTicket';
import { useToasts } from '../../frame/toasts';
import type { Neighbours } from '../useNeighbours';
import { staleOf, type Stale } from './stale';
import { useUndo } from './useUndo';

/** What becomes of the text; the first two only where it is still shown. */
interface Outcome {
  onSent: () => void;
  onConflict: (message: NewMessage) => void;
  onRefused: (message: NewMessage) => void;
}

/** Sends once, whoever presses how often; what is newer than the author has seen comes back instead. */
export function useSending(ticket: OpenTicket, { open, goOn }: Neighbours, { onSent, onConflict, onRefused }: Outcome) {
  const t = useTranslations('composer');
  const who = useTranslations('desk');
  const { done, failed } = useToasts();
  const takeBack = useUndo(open);
  const shown = useShown();
  const [stale, setStale] = useState<Stale | null>(null);
  const { mutate, isPending } = useSend(ticket, {
    onSent: (sent, { note }) => {
      forgetIdempotencyKey();
      if (note) done(t('noted'));
      else if (sent) done(t('sent', { name: ticket.customer.name ?? who('someone') }), () => void takeBack(ticket.id, sent.id));
      else done(t('proposed'));
    },
    onRefused: (problem, message) => {
      onRefused(message);
      if (!shown.current || !staleOf(problem, message)) failed(t('notSent'), problem.message);
    },
  });
  const send = (message: NewMessage) =>
    mutate(
      { ...message, key: idempotencyKeyFor({ ticket: ticket.id, ...message }) },
      {
        onSuccess: () => {
          setStale(null);
          onSent();
          if (!message.note) goOn();
        },
        onError: (problem: ApiError) => {
          setStale(staleOf(problem, message));
          if (problem.kind === 'conflict') onConflict(message);
        },
      },
    );
  return { send, sending: isPending, stale, setStale };
}

/** Whether the page is still there, for what is answered later. */
function useShown() {
  const shown = useRef(true);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);
  return shown;
}
