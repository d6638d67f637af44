import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import type { components } from '@/api/schema';

type Kind = components['schemas']['RecordKind'];

/** Fields that the company added to a kind of record. */
export const customFieldsQuery = (object: Kind) =>
  queryOptions({
    queryKey: ['customFields', object],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/custom-fields', { params: { query: { object } }, signal })),
  });
