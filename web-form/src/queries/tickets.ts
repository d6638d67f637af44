import { queryOptions, useMutation } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import type { ApiError } from '@/api/problem';
import type { components } from '@/api/schema';
import { download } from '@/lib/download';
import { isAnswered, pollDelay } from '@/lib/polling';

export type Ticket = components['schemas']['Ticket'];
export type TicketMessage = components['schemas']['TicketMessage'];
type TicketFile = components['schemas']['TicketFile'];

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

/** Saves a file of a ticket: a link could not show the token without telling it. */
export const useTicketFile = (number: string, token: string | null) =>
  useMutation<void, ApiError, TicketFile>({
    mutationFn: async ({ id, name }) => {
      const bytes = await answerOf(
        api.GET('/api/v1/tickets/{ticket_id}/files/{file_id}', {
          params: { path: { ticket_id: number, file_id: id }, header: token ? { 'x-access-token': token } : {} },
          parseAs: 'blob',
        }),
      );
      download(bytes as Blob, name);
    },
  });
