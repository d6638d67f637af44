import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import type { NewChatMessage, NewEmail, PhoneChannel } from '@/api/sandbox';

/** Customers of the sandbox watch their messages arrive. */
const EVERY_MS = 1_000;

/** Not found where the server is connected to real providers. */
export const sandboxQuery = queryOptions({
  queryKey: ['sandbox'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/sandbox', { signal })),
  staleTime: Infinity,
});

export const threadsQuery = (address: string) =>
  queryOptions({
    queryKey: ['sandbox', 'threads', address],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/sandbox/email/threads', { params: { query: { address } }, signal })),
    select: ({ threads }) => threads,
    refetchInterval: EVERY_MS,
  });

export const chatQuery = (channel: PhoneChannel, phone: string) =>
  queryOptions({
    queryKey: ['sandbox', channel, phone],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/sandbox/{channel}/chats/{phone}', { params: { path: { channel, phone } }, signal })),
    select: ({ messages }) => messages,
    refetchInterval: EVERY_MS,
  });

export function useSendEmail(address: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewEmail) => answerOf(api.POST('/api/v1/sandbox/email', { body })),
    onSuccess: () => client.invalidateQueries(threadsQuery(address)),
  });
}

/** Each of them writes a mail. */
export const useSampleCustomers = () =>
  useMutation({
    mutationFn: (samples: readonly (readonly [name: string, subject: string, text: string])[]) =>
      Promise.all(
        samples.map(([from_name, subject, text]) =>
          answerOf(
            api.POST('/api/v1/sandbox/email', {
              body: { from_name, from_email: `${from_name.toLowerCase().replace(' ', '.')}@sample.example`, subject, text },
            }),
          ),
        ),
      ),
  });

export function useSendFromPhone(channel: PhoneChannel, phone: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewChatMessage) =>
      answerOf(api.POST('/api/v1/sandbox/{channel}', { params: { path: { channel } }, body })),
    onSuccess: () => client.invalidateQueries(chatQuery(channel, phone)),
  });
}
