import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import type { ApiError } from '@/api/problem';
import type { components } from '@/api/schema';
import { pagesOf } from './lists';

type Schemas = components['schemas'];
export type Product = Schemas['ProductResponse'];
export type Variant = Schemas['VariantResponse'];
export type Match = Schemas['MatchResponse'];
export type Matches = Schemas['MatchesResponse'];
export type CatalogueSource = Schemas['CatalogueSourceResponse'];

const LISTS = ['products', 'list'];
const at = (id: string) => ({ path: { product_id: id } });

export const productsQuery = (filter: { q?: string }) => ({
  ...pagesOf<Product>([...LISTS, filter], (part, signal) =>
    api.GET('/api/v1/products', { params: { query: { ...filter, sort: 'title', ...part } }, signal }),
  ),
  placeholderData: keepPreviousData,
});

export const productQuery = (id: string) =>
  queryOptions({
    queryKey: ['products', id],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/products/{product_id}', { params: at(id), signal })),
  });

export function useAddProduct() {
  const client = useQueryClient();
  return useMutation<Product, ApiError, { title: string; description?: string; markers: string[] }>({
    mutationFn: (body) => answerOf(api.POST('/api/v1/products', { body: body as Schemas['ProductRequest'] })),
    onSuccess: () => client.invalidateQueries({ queryKey: LISTS }),
  });
}

/** For whom it may be of use: nothing is sent by asking. */
export const useMatch = (id: string) =>
  useMutation<Matches, ApiError>({
    mutationFn: () =>
      answerOf(api.POST('/api/v1/products/{product_id}/match', { params: { ...at(id), query: { drafts: 0 } } })),
  });

export const sourcesQuery = queryOptions({
  queryKey: ['catalogue', 'sources'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/catalogue/sources', { signal })),
  refetchInterval: 30_000,
});
