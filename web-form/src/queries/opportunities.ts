import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import type { ApiError } from '@/api/problem';
import type { components } from '@/api/schema';
import { pagesOf } from './lists';

type Schemas = components['schemas'];
export type Opportunity = Schemas['OpportunityResponse'];
export type End = Schemas['End'];
export type AtRisk = Schemas['AtRiskResponse'];
export type Factor = Schemas['FactorResponse'];
export type Buyers = Schemas['BuyersResponse'];
export type ChurnModel = Schemas['ChurnModelResponse'];

const OPPORTUNITIES = ['opportunities'];

/** What may be won or lost, the weightiest first. */
export const opportunitiesQuery = pagesOf<Opportunity>(OPPORTUNITIES, (part, signal) =>
  api.GET('/api/v1/opportunities', { params: { query: part }, signal }),
);

export function useCloseOpportunity() {
  const client = useQueryClient();
  return useMutation<unknown, ApiError, { id: number; outcome: End }>({
    mutationFn: ({ id, outcome }) =>
      answerOf(api.POST('/api/v1/opportunities/{opportunity_id}/close', { params: { path: { opportunity_id: id } }, body: { outcome } })),
    onSuccess: () => client.invalidateQueries({ queryKey: OPPORTUNITIES }),
  });
}

/** Who may stay away, where most is at stake first. */
export const atRiskQuery = pagesOf<AtRisk>(['churn', 'customers'], (part, signal) => api.GET('/api/v1/churn/customers', { params: { query: part }, signal }));

/** Everybody who has bought, counted. */
export const buyersQuery = queryOptions({
  queryKey: ['churn', 'buyers'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/churn/buyers', { signal })),
});

/** Which model says so, and how good it is. */
export const churnModelQuery = queryOptions({
  queryKey: ['churn', 'model'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/churn', { signal })),
});
