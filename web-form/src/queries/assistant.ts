import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { createParser } from 'eventsource-parser';
import { answerOf, api } from '@/api/client';
import { ApiError } from '@/api/problem';
import type { components } from '@/api/schema';
import { ZONE } from './zone';

type Schemas = components['schemas'];
export type Answer = Schemas['ChatResponse'];
export type Done = Schemas['ActionResponse'];
export type Waiting = Schemas['PendingResponse'];
export type RecordLink = Schemas['RecordLink'];
export type History = Schemas['HistoryResponse'];
export type Turn = History['turns'][number];


/** One's own conversations, the last used first. */
export const sessionsQuery = queryOptions({
  queryKey: ['chat', 'sessions'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/chat/sessions', { params: { query: { limit: 50 } }, signal })),
});

export const historyQuery = (id: string) =>
  queryOptions({
    queryKey: ['chat', 'session', id],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/chat/sessions/{session_id}', { params: { path: { session_id: id } }, signal })),
    staleTime: Infinity,
  });

export interface Said {
  message: string;
  session_id?: string;
  /** An answer to what waits: all of it, none of it, or one. */
  confirm?: boolean | string;
}

/** What arrives while it is being said. */
export interface Heard {
  onText: (text: string) => void;
}

/** Says something; what it changes is asked for again. */
export function useChat({ onText }: Heard) {
  const client = useQueryClient();
  return useMutation<Answer, ApiError, Said>({
    mutationFn: (said) => say(said, onText),
    onSuccess: async ({ session_id }) => {
      await client.invalidateQueries({ queryKey: historyQuery(session_id).queryKey });
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    },
  });
}

async function say(said: Said, onText: (text: string) => void): Promise<Answer> {
  const body = await answerOf(
    api.POST('/api/v1/chat', {
      body: { ...said, context: { time_zone: ZONE } },
      headers: { Accept: 'text/event-stream' },
      parseAs: 'stream',
      fetch: (request) => fetch(request),
    }),
  );
  let answer: Answer | undefined;
  let refusal: string | undefined;
  const parser = createParser({
    onEvent: ({ event, data }) => {
      if (event === 'text') onText((JSON.parse(data) as { text: string }).text);
      if (event === 'done') answer = JSON.parse(data) as Answer;
      if (event === 'error') refusal = (JSON.parse(data) as { message: string }).message;
    },
  });
  const reader = (body as unknown as ReadableStream<BufferSource>).pipeThrough(new TextDecoderStream()).getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) parser.feed(part.value);
  if (!answer) throw new ApiError(refusal ? 'conflict' : 'network', refusal ?? '');
  return answer;
}

/** Takes back one thing that was done. */
export function useUndo(session: string) {
  const client = useQueryClient();
  return useMutation<Done, ApiError, string>({
    mutationFn: (id) => answerOf(api.POST('/api/v1/chat/actions/{action_id}/undo', { params: { path: { action_id: id } } })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: historyQuery(session).queryKey });
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    },
  });
}

export function useForgetSession() {
  const client = useQueryClient();
  return useMutation<unknown, ApiError, string>({
    mutationFn: (id) => answerOf(api.DELETE('/api/v1/chat/sessions/{session_id}', { params: { path: { session_id: id } } })),
    onSuccess: () => client.invalidateQueries(sessionsQuery),
  });
}
