import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import type { ApiError } from '@/api/problem';
import type { components } from '@/api/schema';

export type Delivery = components['schemas']['DeliveryResponse'];

const KEY = ['webhook'];
const EVERY_MS = 10_000;

/** Whom we call; null for nobody. */
export const webhookQuery = queryOptions({
  queryKey: KEY,
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/notifications/webhook', { signal })),
});

/** The last calls, and how each stands. */
export const deliveriesQuery = queryOptions({
  queryKey: [...KEY, 'deliveries'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/notifications/webhook/deliveries', { signal })),
  refetchInterval: EVERY_MS,
});

function useChange<Answer, Wanted>(change: (wanted: Wanted) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation<Answer, ApiError, Wanted>({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

export const usePutWebhook = () =>
  useChange((url: string) => answerOf(api.PUT('/api/v1/notifications/webhook', { body: { url } })));

export const useRemoveWebhook = () =>
  useChange<unknown, void>(() => answerOf(api.DELETE('/api/v1/notifications/webhook')));
