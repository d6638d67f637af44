import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import type { ApiError } from '@/api/problem';
import type { components } from '@/api/schema';

type Schemas = components['schemas'];
export type SavedView = Schemas['ViewResponse'];
export type NewView = Schemas['ViewRequest'];
export type ViewPage = Schemas['ViewPage'];

export const viewsQuery = (page: ViewPage) =>
  queryOptions({
    queryKey: ['views', page],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/views', { params: { query: { page } }, signal })),
  });

function useViewChange<Asked, Answer>(mutationFn: (asked: Asked) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation<Answer, ApiError, Asked>({
    mutationFn,
    onSuccess: () => client.invalidateQueries({ queryKey: ['views'] }),
  });
}

export const useSaveView = () => useViewChange((body: NewView) => answerOf(api.POST('/api/v1/views', { body })));

export const useDropView = () =>
  useViewChange(({ id }: SavedView) => answerOf(api.DELETE('/api/v1/views/{view_id}', { params: { path: { view_id: id } } })));
