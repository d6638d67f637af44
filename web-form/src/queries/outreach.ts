import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import type { ApiError } from '@/api/problem';
import type { components, paths } from '@/api/schema';
import { asSeen } from './changes';
import { pagesOf } from './lists';

type Schemas = components['schemas'];
export type OutreachDraft = NonNullable<paths['/api/v1/outreach/drafts']['get']['responses'][200]['content']['application/json']>[number];
export type Campaign = Schemas['CampaignResponse'];
export type NewCampaign = Schemas['CampaignRequest'];
export type Progress = Schemas['ProgressResponse'];
export type Recipient = Schemas['RecipientResponse'];
export type RecipientState = Recipient['state'];
export type Reminder = Schemas['ReminderResponse'];
export type Standing = Schemas['StandingResponse'];

const LIVE_MS = 2_000;
const DRAFTS = ['outreach', 'drafts'];
const CAMPAIGNS = ['campaigns'];
const REMINDERS = ['reminders'];

export const outreachDraftsQuery = queryOptions({
  queryKey: DRAFTS,
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/outreach/drafts', { signal })),
});

export const campaignsQuery = pagesOf<Campaign>(CAMPAIGNS, (part, signal) =>
  api.GET('/api/v1/campaigns', { params: { query: part }, signal }),
);

const at = (id: number) => ({ path: { campaign_id: id } });

export const campaignQuery = (id: number) =>
  queryOptions({
    queryKey: [...CAMPAIGNS, id],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/campaigns/{campaign_id}', { params: at(id), signal })),
    refetchInterval: LIVE_MS,
  });

/** How many are where; asked for again while it is looked at. */
export const progressQuery = (id: number) =>
  queryOptions({
    queryKey: [...CAMPAIGNS, id, 'progress'],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/campaigns/{campaign_id}/progress', { params: at(id), signal })),
    refetchInterval: LIVE_MS,
  });

/** Those who get it, or who do not and why. */
export const recipientsQuery = (id: number, state?: RecipientState) =>
  pagesOf<Recipient>([...CAMPAIGNS, id, 'recipients', state], (part, signal) =>
    api.GET('/api/v1/campaigns/{campaign_id}/recipients', { params: { ...at(id), query: { ...part, ...(state && { state: [state] }) } }, signal }),
  );

export const remindersQuery = pagesOf<Reminder>(REMINDERS, (part, signal) =>
  api.GET('/api/v1/reminders', { params: { query: { ...part, sort: '-due_at' } }, signal }),
);

export const consentsQuery = (contact: number) =>
  queryOptions({
    queryKey: ['contacts', contact, 'consents'],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/contacts/{contact_id}/consents', { params: { path: { contact_id: contact } }, signal })),
  });

/** Something done, after which these are no longer as they were. */
function useDone<T>(keys: readonly string[][], mutationFn: (given: T) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation<unknown, ApiError, T>({
    mutationFn,
    onSuccess: () => Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}

const draftAt = (id: string) => ({ path: { outreach_id: id } });

/** Keeps what was changed, then sends it: only what was seen, refused where a colleague has changed it meanwhile. */
export const useSendDraft = () =>
  useDone([DRAFTS, REMINDERS], async ({ id, seen, ...words }: { id: string; seen: string; subject: string; text: string }) => {
    const kept = await answerOf<OutreachDraft>(
      api.PATCH('/api/v1/outreach/drafts/{outreach_id}', { params: { ...draftAt(id), ...asSeen(seen) }, body: words }),
    );
    return answerOf(api.POST('/api/v1/outreach/drafts/{outreach_id}/send', { params: { ...draftAt(id), ...asSeen(kept.updated_at) } }));
  });

export const useDropDraft = () =>
  useDone([DRAFTS], (id: string) => answerOf(api.POST('/api/v1/outreach/drafts/{outreach_id}/drop', { params: draftAt(id) })));

export const useWriteDraft = () =>
  useDone([DRAFTS], (about: { customer_id: string; product_id?: string }) =>
    answerOf(api.POST('/api/v1/outreach/drafts', { body: { ...about, form: 'mail', subject: '' } })),
  );

/** Adds one and draws up whom it would reach. */
export function useAddCampaign() {
  const client = useQueryClient();
  return useMutation<Campaign, ApiError, NewCampaign>({
    mutationFn: async (body) => {
      const added = await answerOf<Campaign>(api.POST('/api/v1/campaigns', { body }));
      await answerOf(api.POST('/api/v1/campaigns/{campaign_id}/recipients', { params: at(added.id) }));
      return added;
    },
    onSuccess: () => client.invalidateQueries({ queryKey: CAMPAIGNS }),
  });
}

export type Move = 'start' | 'pause' | 'resume' | 'cancel';

export const useMoveCampaign = (id: number) =>
  useDone([CAMPAIGNS], (move: Move) => answerOf(api.POST(`/api/v1/campaigns/{campaign_id}/${move}`, { params: at(id) })));

export const useScheduleCampaign = (id: number) =>
  useDone([CAMPAIGNS], (starts_at: string) => answerOf(api.POST('/api/v1/campaigns/{campaign_id}/schedule', { params: at(id), body: { starts_at } })));

export const useCancelReminder = () =>
  useDone([REMINDERS], (id: number) => answerOf(api.POST('/api/v1/reminders/{reminder_id}/cancel', { params: { path: { reminder_id: id } } })));

export const useGiveConsent = (contact: number) =>
  useDone([['contacts'], DRAFTS], (source: string) =>
    answerOf(
      api.POST('/api/v1/contacts/{contact_id}/consents', {
        params: { path: { contact_id: contact } },
        body: { channel: 'email', basis: 'consent', purpose: 'marketing', source },
      }),
    ),
  );

export const useWithdrawConsent = () =>
  useDone([['contacts'], DRAFTS], ({ id, how }: { id: number; how: string }) =>
    answerOf(api.POST('/api/v1/consents/{consent_id}/withdraw', { params: { path: { consent_id: id } }, body: { how } })),
  );
