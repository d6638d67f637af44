import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import type { ApiError } from '@/api/problem';
import type { components } from '@/api/schema';

type Schemas = components['schemas'];
export type Pipeline = Schemas['PipelineResponse'];

export const pipelinesQuery = queryOptions({
  queryKey: ['pipelines'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/pipelines', { params: { query: { sort: 'name' } }, signal })),
});

/** What open deals may bring, by currency and month. */
export const forecastQuery = (id: number) =>
  queryOptions({
    queryKey: ['deals', 'forecast', id],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/pipelines/{pipeline_id}/forecast', { params: { path: { pipeline_id: id } }, signal })),
  });

export function useAddPipeline() {
  const client = useQueryClient();
  return useMutation<Pipeline, ApiError, Schemas['PipelineRequest']>({
    mutationFn: (body) => answerOf(api.POST('/api/v1/pipelines', { body })),
    onSuccess: () => client.invalidateQueries(pipelinesQuery),
  });
}
