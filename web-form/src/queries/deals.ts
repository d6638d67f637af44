import { keepPreviousData, queryOptions, useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import type { ApiError } from '@/api/problem';
import type { components, paths } from '@/api/schema';
import { neighbours, placed, sharing, type Place } from '@/lib/board';
import { asSeen, useRecordChange } from './changes';
import { pagesOf, replaceInLists } from './lists';

type Schemas = components['schemas'];
export type Deal = Schemas['DealResponse'];
export type NewDeal = Schemas['DealRequest'];
export type DealChange = Schemas['DealPatch'];
export type Status = Schemas['DealStatus'];
export type Board = Schemas['BoardResponse'];
export type BoardColumn = Board['columns'][number];
export type Card = BoardColumn['items'][number];
type Asked = NonNullable<paths['/api/v1/deals']['get']['parameters']['query']>;
export type DealFilter = Pick<Asked, 'q' | 'sort' | 'owner' | 'pipeline_id' | 'contact_id' | 'company_id' | 'status'>;

const LISTS = ['deals', 'list'];
const BOARDS = ['deals', 'board'];
const MORE = 100;
const at = (id: number) => ({ path: { deal_id: id } });
const ofPipeline = (id: number) => ({ path: { pipeline_id: id } });

export const dealsQuery = (filter: DealFilter) => ({
  ...pagesOf<Deal>([...LISTS, filter], (part, signal) => api.GET('/api/v1/deals', { params: { query: { ...filter, ...part } }, signal })),
  placeholderData: keepPreviousData,
});

export const dealQuery = (id: number) =>
  queryOptions({
    queryKey: ['deals', id],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/deals/{deal_id}', { params: at(id), signal })),
  });

/** Where it has been, and for how long. */
export const staysQuery = (id: number) =>
  queryOptions({
    queryKey: ['deals', id, 'stays'],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/deals/{deal_id}/moves', { params: at(id), signal })),
  });

/** Asked for again, it has as many cards of each column as were there before. */
export const boardQuery = (pipeline: number) =>
  queryOptions({
    queryKey: [...BOARDS, pipeline],
    queryFn: async ({ signal, client }): Promise<Board> => {
      const before = client.getQueryData<Board>([...BOARDS, pipeline]);
      const board = await answerOf(api.GET('/api/v1/pipelines/{pipeline_id}/board', { params: ofPipeline(pipeline), signal }));
      const wanted = (status: Status) => before?.columns.find((column) => column.status === status)?.items.length ?? 0;
      const columns = board.columns.map(async (column) => {
        let whole = column;
        while (whole.next_cursor && whole.items.length < wanted(column.status)) whole = await longer(pipeline, whole);
        return whole;
      });
      return { ...board, columns: await Promise.all(columns) };
    },
    structuralSharing: (before, came) => sharing(before as Board | undefined, came as Board),
  });

/** The same column with the cards that follow. */
async function longer(pipeline: number, column: BoardColumn): Promise<BoardColumn> {
  const query = { status: column.status, cursor: column.next_cursor ?? undefined, limit: MORE };
  const { items, next_cursor } = await answerOf(
    api.GET('/api/v1/pipelines/{pipeline_id}/cards', { params: { ...ofPipeline(pipeline), query } }),
  );
  const known = new Set(column.items.map(({ id }) => id));
  return { ...column, items: [...column.items, ...items.filter(({ id }) => !known.has(id))], next_cursor };
}

/** Shows more of one column. */
export function useMoreCards(pipeline: number) {
  const client = useQueryClient();
  const { queryKey } = boardQuery(pipeline);
  return useMutation<BoardColumn, ApiError, BoardColumn>({
    mutationFn: (column) => longer(pipeline, column),
    onSuccess: (longerOne) =>
      client.setQueryData(queryKey, (board) =>
        board && { ...board, columns: board.columns.map((column) => (column.status === longerOne.status ? longerOne : column)) },
      ),
  });
}

const refresh = (client: QueryClient) => client.invalidateQueries({ queryKey: ['deals'] });

export interface MoveOfCard {
  id: number;
  to: Place;
  lost_reason?: string;
}

/** It is there at once, and back where it was if the server refuses. */
export function useMoveDeal(pipeline: number) {
  const client = useQueryClient();
  const { queryKey } = boardQuery(pipeline);
  return useMutation<Deal, ApiError, MoveOfCard, { before: Board | undefined }>({
    mutationFn: async ({ id, to, lost_reason }) => {
      const board = client.getQueryData(queryKey);
      const between = board ? neighbours(board, id, to) : {};
      const body = { status: to.status, ...between, ...(lost_reason && { lost_reason }) };
      return answerOf(api.POST('/api/v1/deals/{deal_id}/move', { params: at(id), body }));
    },
    onMutate: async ({ id, to }) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData(queryKey);
      if (before) client.setQueryData(queryKey, placed(before, id, to));
      return { before };
    },
    onError: async (_, __, kept) => {
      client.setQueryData(queryKey, kept?.before);
      await client.invalidateQueries({ queryKey });
    },
    onSuccess: (deal) => {
      client.setQueryData(dealQuery(deal.id).queryKey, deal);
      replaceInLists(client, LISTS, deal);
      void client.invalidateQueries({ queryKey: staysQuery(deal.id).queryKey });
    },
  });
}

export function useAddDeal() {
  const client = useQueryClient();
  return useMutation<Deal, ApiError, NewDeal>({
    mutationFn: (body) => answerOf(api.POST('/api/v1/deals', { body })),
    onSuccess: () => refresh(client),
  });
}

export const useChangeDeal = () =>
  useRecordChange<Deal, DealChange>({
    patch: ({ id, change: body, seen }) => answerOf(api.PATCH('/api/v1/deals/{deal_id}', { params: { ...at(id), ...asSeen(seen) }, body })),
    one: dealQuery,
    lists: LISTS,
    stale: BOARDS,
  });

export function useDeleteDeal() {
  const client = useQueryClient();
  return useMutation<unknown, ApiError, number>({
    mutationFn: (id) => answerOf(api.DELETE('/api/v1/deals/{deal_id}', { params: at(id) })),
    onSuccess: () => refresh(client),
  });
}

export function useRestoreDeal() {
  const client = useQueryClient();
  return useMutation<unknown, ApiError, number>({
    mutationFn: (id) => answerOf(api.POST('/api/v1/deals/{deal_id}/restore', { params: at(id) })),
    onSuccess: () => refresh(client),
  });
}
