import { useMutation } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import type { ApiError } from '@/api/problem';

export type Exported = 'contacts' | 'companies' | 'deals' | 'tasks';
export const FORMATS = ['csv', 'xlsx', 'json'] as const;
export type Format = (typeof FORMATS)[number];

/** A whole list as a file; `filter` is that of the list, and its order. A long one takes as long as it takes. */
export const useExport = (kind: Exported, filter: object) =>
  useMutation<Blob, ApiError, Format>({
    mutationFn: async (format) =>
      (await answerOf(
        api.GET(`/api/v1/${kind}/export`, {
          params: { query: { ...filter, format } },
          parseAs: 'blob',
          fetch: (request) => fetch(request),
        }),
      )) as unknown as Blob,
  });
