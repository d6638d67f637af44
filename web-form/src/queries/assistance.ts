import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import type { ApiError } from '@/api/problem';
import type { components } from '@/api/schema';

type Schemas = components['schemas'];
export type ChannelRules = Schemas['ChannelRulesResponse'];
export type Outcome = Schemas['OutcomeResponse'];
export type Band = Schemas['ReliabilityBand'];
export type Curve = Schemas['CurveResponse'];
export type Plan = Schemas['PlanResponse'];

/** How freely the AI answers on each channel. */
export const channelRulesQuery = queryOptions({
  queryKey: ['assistance', 'channels'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/assist/channels', { signal })),
});

export function useChangeRules(channel: string) {
  const client = useQueryClient();
  return useMutation<ChannelRules, ApiError, Schemas['ChannelRulesChange']>({
    mutationFn: (body) => answerOf(api.PATCH('/api/v1/assist/channels/{channel}', { params: { path: { channel } }, body })),
    onSuccess: (changed) =>
      client.setQueryData(channelRulesQuery.queryKey, (known) =>
        known?.map((rules) => (rules.channel === changed.channel ? changed : rules)),
      ),
  });
}

/** What became of the replies that it suggested in the last thirty days. */
export const outcomesQuery = queryOptions({
  queryKey: ['assistance', 'outcomes'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/assist/outcomes', { signal })),
});

/** Whether it was right as often as it said. */
export const reliabilityQuery = queryOptions({
  queryKey: ['assistance', 'reliability'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/assist/reliability', { signal })),
});

export const plansQuery = queryOptions({
  queryKey: ['assistance', 'plans'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/assist/plans', { signal })),
});

export function usePutPlan() {
  const client = useQueryClient();
  return useMutation<Plan, ApiError, Plan>({
    mutationFn: ({ name, monthly, currency }) =>
      answerOf(api.PUT('/api/v1/assist/plans/{name}', { params: { path: { name } }, body: { monthly, currency } })),
    onSuccess: () => client.invalidateQueries(plansQuery),
  });
}
