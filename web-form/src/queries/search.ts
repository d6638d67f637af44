import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import type { components } from '@/api/schema';

export type TicketHit = components['schemas']['TicketHit'];
export type CustomerHit = components['schemas']['CustomerHit'];

/** The server looks for nothing shorter, and nothing longer. */
export const [SHORTEST, LONGEST] = [2, 200];

/** The newest that was said with these words; what was found before stays until the answer is there. */
export const searchQuery = (words: string) =>
  queryOptions({
    queryKey: ['search', words],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/search', { params: { query: { q: words } }, signal })),
    placeholderData: keepPreviousData,
  });
