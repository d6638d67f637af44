import { useMutation, useQueryClient, type QueryKey, type UseQueryOptions } from '@tanstack/react-query';
import type { ApiError } from '@/api/problem';
import { replaceInLists } from './lists';

export interface Change<C> {
  id: number;
  change: C;
  /** The `updated_at` that somebody saw: the server refuses (`changed`) where it is another by then. */
  seen?: string;
}

/** As a parameter of a request. */
export const asSeen = (seen: string | undefined) => ({ header: seen ? { 'if-match': `"${seen}"` } : {} });

type OneOf<T> = Pick<UseQueryOptions<T, ApiError, T, (string | number)[]>, 'queryKey' | 'queryFn'>;

interface Options<T, C> {
  patch: (wanted: Change<C>) => Promise<T>;
  one: (id: number) => OneOf<T>;
  lists: QueryKey;
  /** What else is out of date afterwards. */
  stale?: QueryKey;
}

/** Lists and its own page show what the server made of a change, or what somebody else has made of the record before. */
export function useRecordChange<T extends { id: number }, C>({ patch, one, lists, stale }: Options<T, C>) {
  const client = useQueryClient();
  const show = (record: T) => {
    client.setQueryData(one(record.id).queryKey, record);
    replaceInLists(client, lists, record);
  };
  return useMutation<T, ApiError, Change<C>>({
    mutationFn: patch,
    onSuccess: (changed) => {
      show(changed);
      if (stale) void client.invalidateQueries({ queryKey: stale });
    },
    onError: async ({ kind }, { id }) => {
      if (kind === 'changed') show(await client.fetchQuery({ ...one(id), staleTime: 0 }));
    },
  });
}
