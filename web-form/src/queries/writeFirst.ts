import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import type { ApiError } from '@/api/problem';
import type { components } from '@/api/schema';
import { forgetIdempotencyKey, idempotencyKeyFor } from '@/lib/idempotency';
import { staffTicketQuery, type OpenTicket } from './staffTicket';

export type FirstWords = Omit<components['schemas']['FirstWordsRequest'], 'cc'>;

/** Opens a ticket with what one says; the same words again open no other one. */
export function useWriteFirst() {
  const client = useQueryClient();
  return useMutation<OpenTicket, ApiError, FirstWords>({
    mutationFn: (words) =>
      answerOf(
        api.POST('/api/tickets', {
          params: { header: { 'idempotency-key': idempotencyKeyFor(words) } },
          body: { ...words, cc: [] },
        }),
      ),
    onSuccess: (ticket) => {
      forgetIdempotencyKey();
      client.setQueryData(staffTicketQuery(ticket.id).queryKey, ticket);
      return Promise.all(['inbox', 'contacts'].map((list) => client.invalidateQueries({ queryKey: [list] })));
    },
  });
}
