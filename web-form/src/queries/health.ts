import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import type { components } from '@/api/schema';

export type HealthStatus = components['schemas']['HealthStatus'];
export type ComponentHealth = components['schemas']['Component'];

const EVERY_MS = 10_000;

/** How every part of the system is. */
export const healthQuery = queryOptions({
  queryKey: ['health'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/health', { signal })),
  refetchInterval: EVERY_MS,
});
