import { screen, within } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { answer, refused, somebodyIsSignedIn } from '@/test/server';
import { show } from '@/test/show';
import { Console } from '../Console';

const draft = (n: number, changes: object = {}) => ({
  id: `6f0b1f0e-0000-4000-8000-00000000000${n}`,
  contact_id: n,
  contact_name: n === 1 ? 'Ada' : 'Bob',
  campaign_id: null,
  campaign: null,
  product: null,
  channel: 'email',
  recipient: 'somebody@example.com',
  subject: 'News',
  text: `Hello ${n}`,
  written_by: 'composer',
  follows: null,
  refusal: null,
  created_at: '2026-11-01T08:00:00Z',
  updated_at: '2026-11-01T08:00:00Z',
  ...changes,
});

const CAMPAIGN = {
  id: 7,
  name: 'Blue',
  product_id: null,
  channel: 'email',
  purpose: 'marketing',
  state: 'draft',
  audience: {},
  unattended: false,
  steps: [{ subject: 'News', text: 'It is blue.', working_days: 3 }],
  starts_at: null,
  started_at: null,
  finished_at: null,
  owner_id: null,
  team: null,
  created_at: '2026-11-01T08:00:00Z',
  updated_at: '2026-11-01T08:00:00Z',
};

function open(path = '') {
  window.history.replaceState(null, '', `/console/outreach/${path}`);
  return show(<Console />);
}

beforeEach(() => {
  somebodyIsSignedIn({ actions: { self: 'all', read: 'all', write: 'all', send: 'all' } });
  answer('get', '/campaigns/7/recipients', []);
});

it('sends what was changed by key, and goes on to the next', async () => {
  answer('get', '/outreach/drafts', [draft(1), draft(2)], [draft(2)]);
  const changed = answer('patch', `/outreach/drafts/${draft(1).id}`, draft(1, { updated_at: '2026-11-01T09:00:00Z' }));
  const sent = answer('post', `/outreach/drafts/${draft(1).id}/send`, new Response(null, { status: 204 }));
  const user = open();
  await screen.findByText('1 of 2');
  await user.click(document.body);
  await user.keyboard('e');
  await user.keyboard(' again{Control>}{Enter}{/Control}');
  await screen.findByText('1 of 1');
  expect(await changed[0]!.json()).toEqual({ subject: 'News', text: 'Hello 1 again' });
  expect([changed, sent].map(([asked]) => asked!.headers.get('If-Match'))).toEqual(['"2026-11-01T08:00:00Z"', '"2026-11-01T09:00:00Z"']);
  expect(screen.getByLabelText('Message')).toHaveProperty('value', 'Hello 2');
});

it('drops one by key', async () => {
  answer('get', '/outreach/drafts', [draft(1)], []);
  const dropped = answer('post', `/outreach/drafts/${draft(1).id}/drop`, new Response(null, { status: 204 }));
  const user = open();
  await screen.findByText('1 of 1');
  await user.click(document.body);
  await user.keyboard('x');
  await screen.findByText('Nothing waits for you');
  expect(dropped).toHaveLength(1);
});

it('says why somebody may not be written to, and does not offer to', async () => {
  answer('get', '/outreach/drafts', [draft(1, { refusal: 'no_consent' })]);
  open();
  await screen.findByText(/No consent is on record/);
  expect(screen.getByRole('button', { name: 'Send' })).toHaveProperty('disabled', true);
});

it('keeps what was written where it cannot be sent', async () => {
  answer('get', '/outreach/drafts', [draft(1)]);
  answer('patch', `/outreach/drafts/${draft(1).id}`, refused(409));
  const user = open();
  await user.type(await screen.findByLabelText('Message'), ' and more');
  await user.click(screen.getByRole('button', { name: 'Send' }));
  await screen.findByText('That did not work');
  expect(screen.getByLabelText('Message')).toHaveProperty('value', 'Hello 1 and more');
});

it('shows how far a campaign has come, and starts it', async () => {
  answer('get', '/campaigns/7', CAMPAIGN, { ...CAMPAIGN, state: 'running' });
  answer('get', '/campaigns/7/progress', { recipients: { waiting: 3, excluded: 2 }, excluded: { no_consent: 2 }, messages: {} });
  const started = answer('post', '/campaigns/7/start', { ...CAMPAIGN, state: 'running' });
  const user = open('7/');
  await screen.findByText('No consent');
  await user.click(await screen.findByRole('button', { name: 'Start now' }));
  await screen.findByRole('button', { name: 'Pause' });
  expect(started).toHaveLength(1);
});

it('asks again before it cancels one', async () => {
  answer('get', '/campaigns/7', CAMPAIGN);
  answer('get', '/campaigns/7/progress', { recipients: {}, excluded: {}, messages: {} });
  const cancelled = answer('post', '/campaigns/7/cancel', { ...CAMPAIGN, state: 'cancelled' });
  const user = open('7/');
  await user.click(await screen.findByRole('button', { name: 'Cancel campaign' }));
  await user.click(screen.getByRole('button', { name: 'Keep it' }));
  await user.click(screen.getByRole('button', { name: 'Cancel campaign' }));
  expect(cancelled).toHaveLength(0);
  await user.click(screen.getByRole('button', { name: 'Cancel campaign' }));
  await expect.poll(() => cancelled.length).toBe(1);
});

const recipient = { id: 1, contact_id: 1, contact_name: 'Ada', address: 'ada@example.com', step: 0, reason: null, updated_at: '2026-11-01T08:00:00Z' };

it('shows one by one who gets it, and who does not and why', async () => {
  answer('get', '/campaigns/7', CAMPAIGN);
  answer('get', '/campaigns/7/progress', { recipients: { waiting: 1, excluded: 1 }, excluded: {}, messages: {} });
  const asked = answer('get', '/campaigns/7/recipients', [{ ...recipient, state: 'waiting' }], [
    { ...recipient, contact_name: 'Bob', state: 'excluded', reason: 'no_consent' },
  ]);
  const user = open('7/');
  await screen.findByRole('link', { name: 'Ada' });
  await user.selectOptions(screen.getByLabelText('Which recipients'), 'Left out');
  await screen.findByRole('link', { name: 'Bob' });
  screen.getByText('No consent');
  expect(asked.map(({ url }) => new URL(url).searchParams.get('state'))).toEqual(['waiting', 'excluded']);
});

it('begins later, at a time of this zone', async () => {
  answer('get', '/campaigns/7', CAMPAIGN, { ...CAMPAIGN, state: 'scheduled', starts_at: '2026-12-01T08:00:00Z' });
  answer('get', '/campaigns/7/progress', { recipients: {}, excluded: {}, messages: {} });
  const scheduled = answer('post', '/campaigns/7/schedule', CAMPAIGN);
  const user = open('7/');
  await user.click(await screen.findByRole('button', { name: 'Begin later' }));
  const form = within(await screen.findByRole('dialog'));
  await user.type(form.getByLabelText('When it begins'), '2026-12-01T09:00');
  await user.click(form.getByRole('button', { name: 'Begin later' }));
  await screen.findByText(/Scheduled, begins/);
  expect(await scheduled[0]!.json()).toEqual({ starts_at: new Date('2026-12-01T09:00').toISOString() });
});

it('draws up a campaign with what follows if nobody answers', async () => {
  answer('get', '/campaigns', []);
  answer('get', '/campaigns/7', CAMPAIGN);
  answer('get', '/campaigns/7/progress', { recipients: {}, excluded: {}, messages: {} });
  const added = answer('post', '/campaigns', CAMPAIGN);
  answer('post', '/campaigns/7/recipients', { recipients: {}, excluded: {}, messages: {} });
  const user = open('?list=campaigns');
  await user.click(await screen.findByRole('button', { name: 'New campaign' }));
  const form = within(await screen.findByRole('dialog'));
  await user.type(form.getByLabelText('Name'), 'Blue');
  await user.type(form.getByLabelText('Subject'), 'News');
  await user.type(form.getByLabelText('Message'), 'It is blue.');
  await user.type(form.getByLabelText(/If nobody answers/), 'Still blue.');
  await user.click(form.getByRole('button', { name: 'Create campaign' }));
  await screen.findByRole('heading', { name: 'Blue' });
  expect(await added[0]!.json()).toEqual({
    name: 'Blue',
    unattended: false,
    steps: [
      { subject: 'News', text: 'It is blue.', working_days: 3 },
      { subject: 'News', text: 'Still blue.', working_days: 3 },
    ],
  });
});

it('calls a reminder off', async () => {
  const reminder = {
    id: 4,
    contact_id: 1,
    contact_name: 'Ada',
    campaign_id: null,
    campaign: null,
    subject: 'News',
    since: '2026-11-01T08:00:00Z',
    due_at: '2026-11-04T08:00:00Z',
    state: 'waiting',
    reason: null,
    task_id: null,
    draft_id: null,
  };
  answer('get', '/reminders', [reminder], [{ ...reminder, state: 'cancelled', reason: 'by_hand' }]);
  const cancelled = answer('post', '/reminders/4/cancel', new Response(null, { status: 204 }));
  const user = open('?list=reminders');
  await user.click(await screen.findByRole('button', { name: 'Do not remind of Ada' }));
  await screen.findByText(/Called off: by hand/);
  expect(cancelled).toHaveLength(1);
});
