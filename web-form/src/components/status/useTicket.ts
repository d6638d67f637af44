import { useCallback, useRef, useState } from 'react';
import { fetchTicket, type Ticket } from '@/lib/api';
import { ApiError } from '@/lib/http';
import { isAnswered, pollDelay } from '@/lib/polling';
import { usePoll } from '@/lib/usePoll';

interface TicketState {
  /** The latest we heard, if anything. */
  ticket: Ticket | null;
  /** Why the latest question went unanswered. */
  problem: ApiError | null;
}

/** Follows one ticket until its last word is ours. Give the component a new key for another ticket. */
export function useTicket(number: string, token: string | null): TicketState {
  const [state, setState] = useState<TicketState>({ ticket: null, problem: null });
  const asked = useRef(0);
  const ask = useCallback(
    async (signal: AbortSignal) => {
      try {
        const ticket = await fetchTicket(number, token, signal);
        setState({ ticket, problem: null });
        return isAnswered(ticket) ? null : pollDelay(asked.current++);
      } catch (problem) {
        if (!(problem instanceof ApiError)) return null;
        setState(({ ticket }) => ({ ticket, problem }));
        if (problem.kind === 'not_found' || problem.kind === 'invalid') return null;
        return Math.max(pollDelay(asked.current++), (problem.retryAfter ?? 0) * 1_000);
      }
    },
    [number, token],
  );
  usePoll(ask);
  return state;
}
