import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import type { NewChatMessage, NewEmail, PhoneChannel, Via } from '@/api/sandbox';

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

const byTwilio = (via: Via): via is PhoneChannel => via === 'whatsapp' || via === 'sms';

/** Meta knows people by digits. */
const ofMeta = (via: Exclude<Via, PhoneChannel>, phone: string) => ({
  channel: via === 'whatsapp_cloud' ? ('whatsapp' as const) : via,
  person: phone.replace('+', ''),
});

export const chatQuery = (via: Via, phone: string) =>
  queryOptions({
    queryKey: ['sandbox', 'chat', via, phone],
    queryFn: ({ signal }) =>
      byTwilio(via)
        ? answerOf(
            api.GET('/api/v1/sandbox/{channel}/chats/{phone}', { params: { path: { channel: via, phone } }, signal }),
          )
        : answerOf(
            api.GET('/api/v1/sandbox/meta/{channel}/chats/{person}', { params: { path: ofMeta(via, phone) }, signal }),
          ),
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

export function useSendFromPhone(via: Via, phone: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (message: Omit<NewChatMessage, 'from'>) => {
      if (byTwilio(via)) {
        const params = { path: { channel: via } };
        await answerOf(api.POST('/api/v1/sandbox/{channel}', { params, body: { ...message, from: phone } }));
      } else {
        const { channel, person } = ofMeta(via, phone);
        const params = { path: { channel } };
        await answerOf(api.POST('/api/v1/sandbox/meta/{channel}', { params, body: { ...message, from: person } }));
      }
    },
    onSuccess: () => client.invalidateQueries(chatQuery(via, phone)),
  });
}
