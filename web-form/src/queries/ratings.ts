import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import type { ApiError } from '@/api/problem';
import type { components } from '@/api/schema';

type Rating = components['schemas']['RatingResponse'];
export type Answer = components['schemas']['RatingRequest'];

/** What shows that a question is somebody's: the token of their ticket, or that of the link in a mail. */
export interface Key {
  number: string;
  ticket: string | null;
  rating: string | null;
}

const of = ({ number, ticket, rating }: Key) => ({
  path: { ticket_id: number },
  header: { ...(ticket && { 'x-access-token': ticket }), ...(rating && { 'x-rating-token': rating }) },
});

/** What somebody was asked about an answer, and what they said. */
export const ratingQuery = (key: Key) =>
  queryOptions({
    queryKey: ['rating', key],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/tickets/{ticket_id}/rating', { params: of(key), signal })),
  });

export function useRate(key: Key) {
  const client = useQueryClient();
  return useMutation<Rating, ApiError, Answer>({
    mutationFn: (body) => answerOf(api.POST('/api/v1/tickets/{ticket_id}/rating', { params: of(key), body })),
    onSuccess: (rating) => client.setQueryData(ratingQuery(key).queryKey, rating),
  });
}
