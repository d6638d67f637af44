import { QueryClient } from '@tanstack/react-query';
import type { ApiError } from '@/api/problem';
import { pollDelay } from '@/lib/polling';

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: ApiError;
  }
}

/**
 * Questions are asked again until they are answered, ever more slowly: pages catch up by themselves, and say in the
 * meantime (`failureReason`) why they wait. Whether the machine thinks that it is online does not matter: the server
 * may be on it.
 */
export const newQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: (_, problem) => problem.temporary,
        retryDelay: (failures, problem) => Math.max(pollDelay(failures), (problem.retryAfter ?? 0) * 1_000),
      },
      mutations: { networkMode: 'always' },
    },
  });
