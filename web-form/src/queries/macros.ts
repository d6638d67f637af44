import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import type { ApiError } from '@/api/problem';
import type { components } from '@/api/schema';

type Schemas = components['schemas'];
export type Macro = Schemas['MacroResponse'];
export type MacroContent = Schemas['MacroRequest'];

export const macrosQuery = queryOptions({
  queryKey: ['macros'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/macros', { signal })),
});

const at = (id: string) => ({ path: { macro_id: id } });

/** Adds one, or words the one of this id anew. */
export function useSaveMacro(id?: string) {
  const client = useQueryClient();
  return useMutation<Macro, ApiError, MacroContent>({
    mutationFn: (body) =>
      answerOf<Macro>(id ? api.PATCH('/api/v1/macros/{macro_id}', { params: at(id), body }) : api.POST('/api/v1/macros', { body })),
    onSuccess: () => client.invalidateQueries(macrosQuery),
  });
}

export function useDropMacro() {
  const client = useQueryClient();
  return useMutation<unknown, ApiError, string>({
    mutationFn: (id) => answerOf(api.DELETE('/api/v1/macros/{macro_id}', { params: at(id) })),
    onSuccess: () => client.invalidateQueries(macrosQuery),
  });
}
