import { api } from '@/api/client';
import type { components } from '@/api/schema';
import { pagesOf } from './lists';

export type Lead = components['schemas']['LeadResponse'];

/** Who filled in a form of an ad, the newest first. */
export const leadsQuery = pagesOf<Lead>(['leads'], (part, signal) => api.GET('/api/v1/leads', { params: { query: part }, signal }));
