import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import type { components, operations } from '@/api/schema';

export type Category = components['schemas']['Category'];
export type Priority = components['schemas']['Priority'];
export type FormRules = components['schemas']['FormRules'];
export type SubmittedTicket = components['schemas']['FormReceipt'];
export type SupportRequest =
  operations['submit_api_v1_support_form_post']['requestBody']['content']['application/json'];

/** What the form takes, and whether the server wants people to confirm that they are people. */
export const formRulesQuery = queryOptions({
  queryKey: ['support', 'form'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/support/form', { signal })),
  staleTime: Infinity,
});

/** The same key for the same content makes sending again safe: the server answers with the first ticket. */
export const submitSupportRequest = (body: SupportRequest, files: readonly File[], idempotencyKey: string) =>
  answerOf(
    api.POST('/api/v1/support/form', {
      params: { header: { 'idempotency-key': idempotencyKey } },
      body,
      ...(files.length > 0 && { bodySerializer: () => multipart(body, files) }),
    }),
  );

function multipart(fields: object, files: readonly File[]): FormData {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) if (value !== null) body.append(name, String(value));
  for (const file of files) body.append('files', file);
  return body;
}
