import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import type { components } from '@/api/schema';
import { isAnswered, pollDelay } from '@/lib/polling';

export type Ticket = components['schemas']['Ticket'];
export type TicketMessage = components['schemas']['TicketMessage'];

/** One ticket, followed until its last word is ours; without a token the server tells its status only. */
export const ticketQuery = (number: string, token: string | null) =>
  queryOptions({
    queryKey: ['ticket', number, token],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/tickets/{ticket_id}', {
          params: { path: { ticket_id: number }, header: token ? { 'x-access-token': token } : {} },
          signal,
        }),
      ),
    refetchInterval: ({ state: { data, dataUpdateCount } }) =>
      data && !isAnswered(data) && pollDelay(dataUpdateCount - 1),
  });
