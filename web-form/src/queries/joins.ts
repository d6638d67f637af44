import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import type { ApiError } from '@/api/problem';
import { staffTicketQuery, type OpenTicket } from './staffTicket';

const of = (ticket_id: string) => ({ path: { ticket_id } });
const between = (ticket_id: string, other_id: string) => ({ path: { ticket_id, other_id } });

/** Has another ticket take the place of this one; gives the other. */
export const useMerge = (id: string) =>
  useJoin<string>((into) => answerOf(api.POST('/api/tickets/{ticket_id}/merge', { params: of(id), body: { into } })));

export const useUnmerge = () => useJoin<string>((id) => answerOf(api.DELETE('/api/tickets/{ticket_id}/merge', { params: of(id) })));

export const useLink = (id: string) =>
  useJoin<string>((other) => answerOf(api.PUT('/api/tickets/{ticket_id}/links/{other_id}', { params: between(id, other) })));

export const useUnlink = (id: string) =>
  useJoin<string>((other) => answerOf(api.DELETE('/api/tickets/{ticket_id}/links/{other_id}', { params: between(id, other) })));

/** Both tickets are others afterwards, and so may be their places in every list. */
function useJoin<Asked>(mutationFn: (asked: Asked) => Promise<OpenTicket>) {
  const client = useQueryClient();
  return useMutation<OpenTicket, ApiError, Asked>({
    mutationFn,
    onSuccess: (changed) => {
      client.setQueryData(staffTicketQuery(changed.id).queryKey, changed);
      void client.invalidateQueries({ queryKey: ['staffTicket'] });
      void client.invalidateQueries({ queryKey: ['inbox'] });
    },
  });
}
