import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import type { ApiError } from '@/api/problem';
import type { components } from '@/api/schema';

type Schemas = components['schemas'];
export type Answer = Schemas['AnswerResponse'];
export type WrongReason = Schemas['WrongReason'];
export type Replayed = Schemas['ReplayedResponse'];
type Wrong = Schemas['WrongRequest'];

const of = (id: string) => ({ path: { answer_id: id } });

/** An answer of the AI, by the id of its message, and why it said that. */
export const answerQuery = (id: string) =>
  queryOptions({
    queryKey: ['answer', id],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/answers/{answer_id}', { params: of(id), signal })),
  });

/** Null: it is not wrong after all. */
export function useMarkWrong(id: string) {
  const client = useQueryClient();
  return useMutation<unknown, ApiError, Wrong | null>({
    mutationFn: (body) =>
      answerOf<unknown>(
        body
          ? api.PUT('/api/v1/answers/{answer_id}/wrong', { params: of(id), body })
          : api.DELETE('/api/v1/answers/{answer_id}/wrong', { params: of(id) }),
      ),
    onSuccess: () =>
      Promise.all(
        [answerQuery(id).queryKey, ['staffTicket'], ['day'], ['gaps']].map((queryKey) => client.invalidateQueries({ queryKey })),
      ),
  });
}

/** The same turn with another model; nothing is written or sent. */
export const useReplay = (id: string) =>
  useMutation<Replayed, ApiError, string>({
    mutationFn: (model) => answerOf(api.POST('/api/v1/answers/{answer_id}/replay', { params: of(id), body: { model } })),
  });
