import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import type { ApiError } from '@/api/problem';
import type { components, paths } from '@/api/schema';

type Schemas = components['schemas'];
export type Import = Schemas['ImportResponse'];
export type ImportedKind = Import['object'];
export type Mapping = Schemas['MappingRequest'];
export type Preview = Schemas['PreviewResponse'];
export type Outcome = Schemas['RowResponse']['outcome'];
type Rows = paths['/api/v1/imports/{import_id}/rows']['get']['responses'][200]['content']['application/json'];
export type Row = Rows['items'][number];

const EVERY_MS = 1_000;
const GOING_ON: readonly Import['state'][] = ['running', 'undoing'];
const at = (id: number) => ({ path: { import_id: id } });

export const importsQuery = queryOptions({
  queryKey: ['imports'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/imports', { signal })),
});

/** How far it is; asked for often while it goes on. */
export const importQuery = (id: number) =>
  queryOptions({
    queryKey: ['imports', id],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/imports/{import_id}', { params: at(id), signal })),
    refetchInterval: ({ state: { data } }) => (data && GOING_ON.includes(data.state) ? EVERY_MS : false),
  });

/** What became of the rows that did not just work. */
export const troubleQuery = (made: Import) =>
  queryOptions({
    queryKey: ['imports', made.id, 'rows', made.state],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/imports/{import_id}/rows', {
          params: { ...at(made.id), query: made.state === 'undone' ? { undone: 'refused' } : { outcome: 'failed' } },
          signal,
        }),
      ),
  });

/** Each change is what the server made of the import. */
function useStep<A>(step: (what: A) => Promise<Import>) {
  const client = useQueryClient();
  return useMutation<Import, ApiError, A>({
    mutationFn: step,
    onSuccess: (made) => {
      client.setQueryData(importQuery(made.id).queryKey, made);
      void client.invalidateQueries({ queryKey: importsQuery.queryKey, exact: true });
    },
  });
}

export const useBringFile = () =>
  useStep(({ file, object }: { file: File; object: ImportedKind }) =>
    answerOf(
      api.POST('/api/v1/imports', {
        body: { file: file as unknown as string, object },
        bodySerializer: () => {
          const form = new FormData();
          form.set('file', file);
          form.set('object', object);
          return form;
        },
      }),
    ),
  );

export const useStart = (id: number) => useStep<void>(() => answerOf(api.POST('/api/v1/imports/{import_id}/start', { params: at(id) })));

export const useUndoImport = (id: number) => useStep<void>(() => answerOf(api.POST('/api/v1/imports/{import_id}/undo', { params: at(id) })));

/** Says what the columns mean, and tries it. */
export function useTry(id: number) {
  const client = useQueryClient();
  return useMutation<Preview, ApiError, Mapping>({
    mutationFn: async (body) => {
      const made = await answerOf(api.PUT('/api/v1/imports/{import_id}/mapping', { params: at(id), body }));
      client.setQueryData(importQuery(id).queryKey, made);
      return answerOf(api.POST('/api/v1/imports/{import_id}/preview', { params: at(id), fetch: (request) => fetch(request) }));
    },
  });
}

/** Each row as it was, with what became of it. */
export const useOutcomeFile = (id: number) =>
  useMutation<Blob, ApiError, Outcome | undefined>({
    mutationFn: async (outcome) =>
      (await answerOf(
        api.GET('/api/v1/imports/{import_id}/rows.csv', {
          params: { ...at(id), query: { outcome } },
          parseAs: 'blob',
          fetch: (request) => fetch(request),
        }),
      )) as unknown as Blob,
  });
