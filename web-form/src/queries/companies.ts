import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import type { ApiError } from '@/api/problem';
import type { components } from '@/api/schema';
import { asSeen, useRecordChange } from './changes';
import { pagesOf } from './lists';

type Schemas = components['schemas'];
export type Company = Schemas['CompanyResponse'];
export type NewCompany = Schemas['NewCompany'];
export type CompanyChange = Partial<Schemas['CompanyPatch']>;

const LISTS = ['companies', 'list'];
const at = (id: number) => ({ path: { company_id: id } });

export const companiesQuery = (filter: { q?: string; sort?: string }) => ({
  ...pagesOf<Company>([...LISTS, filter], (part, signal) => api.GET('/api/v1/companies', { params: { query: { ...filter, ...part } }, signal })),
  placeholderData: keepPreviousData,
});

export const companyQuery = (id: number) =>
  queryOptions({
    queryKey: ['companies', id],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/companies/{company_id}', { params: at(id), signal })),
  });

export function useAddCompany() {
  const client = useQueryClient();
  return useMutation<Company, ApiError, NewCompany>({
    mutationFn: (body) => answerOf(api.POST('/api/v1/companies', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: LISTS }),
  });
}

export const useChangeCompany = () =>
  useRecordChange<Company, CompanyChange>({
    patch: ({ id, change, seen }) =>
      answerOf(api.PATCH('/api/v1/companies/{company_id}', { params: { ...at(id), ...asSeen(seen) }, body: change as Schemas['CompanyPatch'] })),
    one: companyQuery,
    lists: LISTS,
  });

export const useDeleteCompany = () =>
  useMutation<unknown, ApiError, number>({
    mutationFn: (id) => answerOf(api.DELETE('/api/v1/companies/{company_id}', { params: at(id) })),
  });

export const useRestoreCompany = () =>
  useMutation<unknown, ApiError, number>({
    mutationFn: (id) => answerOf(api.POST('/api/v1/companies/{company_id}/restore', { params: at(id) })),
  });
