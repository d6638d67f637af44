import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import type { ApiError } from '@/api/problem';
import type { components } from '@/api/schema';

type Schemas = components['schemas'];
export type OpenTicket = Schemas['TicketResponse'];
export type TicketStatus = Schemas['TicketStatus'];
export type TicketPriority = OpenTicket['priority'];
export type TicketCategory = OpenTicket['category'];
type Patch = Schemas['PatchRequest'];
/** Null takes away whose it is, or until when it sleeps. */
export type TicketChange = Pick<Patch, 'assigned_to' | 'assigned_team' | 'snoozed_until' | 'add_tags' | 'remove_tags'> &
  Partial<Pick<OpenTicket, 'status' | 'priority' | 'category' | 'tags'>>;
export type Item = Schemas['ItemResponse'];
export type Attachment = Schemas['FileResponse'];
export type Viewer = Schemas['ViewerResponse'];
export type NewMessage = Schemas['PostRequest'];
type SentMessage = Schemas['PostedResponse'];

/** Hints of changes arrive by themselves; this is for whoever hears none. */
const EVERY_MS = 15_000;
/** They forget us after thirty seconds. */
const PRESENT_MS = 10_000;
const of = (id: string) => ({ path: { ticket_id: id } });

/** One ticket with the newest part of its timeline. */
export const staffTicketQuery = (id: string) =>
  queryOptions({
    queryKey: ['staffTicket', id],
    queryFn: ({ signal }) => answerOf(api.GET('/api/tickets/{ticket_id}', { params: of(id), signal })),
    refetchInterval: EVERY_MS,
  });

/** What came before it, from the newest to the oldest; asked for only by whoever wants to read it. */
export const earlierQuery = (id: string, before: string) =>
  infiniteQueryOptions({
    queryKey: ['staffTicket', id, 'earlier', before],
    queryFn: ({ pageParam, signal }) =>
      answerOf(
        api.GET('/api/tickets/{ticket_id}/timeline', { params: { ...of(id), query: { before: pageParam } }, signal }),
      ),
    initialPageParam: before,
    getNextPageParam: ({ earlier }) => earlier,
    enabled: false,
  });

/** Whatever is done to a ticket may move it in every list. */
const refresh = (client: QueryClient) => client.invalidateQueries({ queryKey: ['inbox'] });

/** What is kept of a text and what is sent of it wait for each other: neither overtakes the other. */
export const wordsFor = (id: string) => ({ id: `words for ${id}` });

/** Whoever asked may have left their page before the answer comes: these are told all the same. */
interface SendTold {
  /** Null: it waits for approval. */
  onSent: (sent: SentMessage | null, message: NewMessage) => void;
  onRefused: (problem: ApiError, message: NewMessage) => void;
}

/** Sends or notes, or, for who may not send, has a reply wait for approval; the same key makes sending again safe. */
export function useSend({ id, can_send }: OpenTicket, { onSent, onRefused }: SendTold) {
  const client = useQueryClient();
  return useMutation<SentMessage | null, ApiError, NewMessage & { key: string }>({
    scope: wordsFor(id),
    mutationFn: ({ key, ...body }) =>
      can_send || body.note
        ? answerOf(
            api.POST('/api/tickets/{ticket_id}/messages', { params: { ...of(id), header: { 'idempotency-key': key } }, body }),
          )
        : propose(body, id),
    onSuccess: (sent, message) => {
      onSent(sent, message);
      return Promise.all([client.invalidateQueries(staffTicketQuery(id)), refresh(client)]).then(() => undefined);
    },
    onError: (problem, message) => {
      onRefused(problem, message);
      if (problem.kind === 'conflict') return client.invalidateQueries(staffTicketQuery(id));
    },
  });
}

const propose = ({ content, cc, files, last_seen_message_id }: NewMessage, id: string) =>
  answerOf(
    api.PUT('/api/tickets/{ticket_id}/proposal', { params: of(id), body: { content, cc, files, last_seen_message_id } }),
  ).then(() => null);

/** Within ten seconds; what was said is the draft of whoever said it again. */
export function useTakeBack() {
  const client = useQueryClient();
  return useMutation<unknown, ApiError, { ticket: string; message: string }>({
    mutationFn: ({ ticket, message }) =>
      answerOf(
        api.DELETE('/api/tickets/{ticket_id}/messages/{message_id}', {
          params: { path: { ticket_id: ticket, message_id: message } },
        }),
      ),
    onSuccess: (_, { ticket }) =>
      Promise.all([client.resetQueries(staffTicketQuery(ticket)), refresh(client)]).then(() => undefined),
  });
}

export const changeTicket = (id: string, body: TicketChange) =>
  answerOf(api.PATCH('/api/tickets/{ticket_id}', { params: of(id), body }));

export const handleTicket = (id: string, how: Handling) =>
  answerOf(
    how === 'take-over'
      ? api.POST('/api/tickets/{ticket_id}/take-over', { params: of(id) })
      : api.POST('/api/tickets/{ticket_id}/hand-back', { params: of(id) }),
  );

interface ChangeTold {
  /** With the ticket as it was, where it was known. */
  onChanged?: (change: TicketChange, before: OpenTicket | undefined) => void;
  onRefused: (problem: ApiError) => void;
}

/** Shown at once, and put back where the server refuses. */
export function useChangeTicket(id: string, { onChanged, onRefused }: ChangeTold) {
  const client = useQueryClient();
  const { queryKey } = staffTicketQuery(id);
  return useMutation<OpenTicket, ApiError, TicketChange, OpenTicket | undefined>({
    mutationFn: (body) => changeTicket(id, body),
    onMutate: async ({ assigned_to, ...change }) => {
      void assigned_to; // a name belongs to it, which the server knows
      await client.cancelQueries({ queryKey, exact: true });
      const before = client.getQueryData(queryKey);
      client.setQueryData(queryKey, before && { ...before, ...change });
      return before;
    },
    onError: (problem, _, before) => {
      client.setQueryData(queryKey, before);
      onRefused(problem);
    },
    onSuccess: (changed, change, before) => {
      client.setQueryData(queryKey, changed);
      onChanged?.(change, before);
      void refresh(client); // nobody waits for the lists
    },
  });
}

export type Handling = 'take-over' | 'hand-back';

interface HandlingTold {
  onHandled?: (how: Handling) => void;
  onRefused: (problem: ApiError) => void;
}

/** Whether a person or the AI answers from now on. */
export function useHandling(id: string, { onHandled, onRefused }: HandlingTold) {
  const client = useQueryClient();
  return useMutation<OpenTicket, ApiError, Handling>({
    mutationFn: (how) => handleTicket(id, how),
    onError: onRefused,
    onSuccess: (changed, how) => {
      onHandled?.(how);
      client.setQueryData(staffTicketQuery(id).queryKey, changed);
      return refresh(client);
    },
  });
}

/** Tells colleagues that somebody is at it, and the customer that a reply is written; shows on the ticket who else is. */
export const presenceQuery = (id: string, writes: Schemas['PresenceRequest']['kind']) =>
  queryOptions({
    queryKey: ['presence', id, writes],
    queryFn: async ({ signal, client }) => {
      const { viewers } = await answerOf(
        api.POST('/api/tickets/{ticket_id}/presence', { params: of(id), body: { typing: !!writes, kind: writes }, signal }),
      );
      client.setQueryData(staffTicketQuery(id).queryKey, (known) => known && { ...known, viewers });
      return viewers;
    },
    refetchInterval: PRESENT_MS,
    gcTime: 0,
  });

/** Drafts that are on their way to the server. */
export const KEEPING = ['my-draft'];

export const keepMyDraft = (id: string, body: Schemas['ComposerRequest']) =>
  body.content.trim()
    ? answerOf(api.PUT('/api/tickets/{ticket_id}/my-draft', { params: of(id), body, keepalive: true }))
    : answerOf(api.DELETE('/api/tickets/{ticket_id}/my-draft', { params: of(id), keepalive: true }));
