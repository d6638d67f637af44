import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import type { ApiError } from '@/api/problem';
import type { components } from '@/api/schema';

type Schemas = components['schemas'];
export type SuggestedReply = Schemas['DraftReplyResponse'];
export type Source = Schemas['SourceResponse'];
export type CustomerContext = Schemas['ContextResponse'];

const of = (id: string) => ({ path: { ticket_id: id } });

/** What the AI would answer to the customer's newest message; another message, another answer. */
export const draftQuery = (id: string, message: string | null) =>
  queryOptions({
    queryKey: ['draft', id, message],
    queryFn: ({ signal }) => answerOf(api.GET('/api/ai/tickets/{ticket_id}/draft-response', { params: of(id), signal })),
    staleTime: Infinity,
  });

/** Another answer, as the instruction wants it. */
export function useRegenerate(id: string, message: string | null) {
  const client = useQueryClient();
  return useMutation<SuggestedReply, ApiError, string>({
    mutationFn: (instruction) =>
      answerOf(api.POST('/api/ai/tickets/{ticket_id}/draft-response/regenerate', { params: of(id), body: { instruction } })),
    onSuccess: (draft) => client.setQueryData(draftQuery(id, message).queryKey, draft),
  });
}

/** A draft that waits is rejected as one; what was written for the asking, as the answer to it. */
export function useReject(ticket: string) {
  const client = useQueryClient();
  return useMutation<unknown, ApiError, { draft: string | null; reason: string }>({
    mutationFn: ({ draft, reason }) =>
      answerOf<unknown>(
        draft
          ? api.POST('/api/v1/drafts/{draft_id}/reject', { params: { path: { draft_id: draft } }, body: { reason } })
          : api.POST('/api/ai/tickets/{ticket_id}/draft-response/reject', { params: of(ticket), body: { reason } }),
      ),
    onSuccess: () =>
      Promise.all(
        [['inbox'], ['staffTicket', ticket]].map((queryKey) => client.invalidateQueries({ queryKey })),
      ).then(() => undefined),
  });
}

/** Who it is, what they are worth and what they asked before. */
export const contextQuery = (id: string) =>
  queryOptions({
    queryKey: ['context', id],
    queryFn: ({ signal }) => answerOf(api.GET('/api/tickets/{ticket_id}/context', { params: of(id), signal })),
    staleTime: 60_000,
  });
