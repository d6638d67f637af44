import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import type { Answer } from '@/queries/answers';
import { deskAnswers, open } from '@/test/desk';
import { answer, refused } from '@/test/server';
import { item } from '@/test/tickets';

const SAID = item({ id: 'a-1', text: 'Press E.', author: { kind: 'ai', id: null, name: null }, delivery_status: 'sent' });
const WHY: Answer = {
  id: 'a-1',
  channel: 'email',
  state: 'replied',
  reason_code: 'answered',
  reason: '',
  confidence: 0.95,
  calibrated: 0.91,
  decided_by: {
    verdict: { action: 'answer', triggers: [], sentiment: 0.5, language: 'en' },
    action: 'reply',
    known_questions: ['Can I export a board?'],
    send_threshold: 0.9,
    draft_threshold: 0.6,
  },
  passages: [{ document: 'export.md', title: 'Export a project', content: 'Choose CSV.', score: 0.8, changed: true }],
  wrong: null,
  models: ['gpt-4o', 'built-in'],
};

beforeEach(deskAnswers);

async function why(change: Partial<Answer> = {}) {
  answer('get', '/answers/a-1', { ...WHY, ...change });
  const user = open({ timeline: [SAID] });
  await user.click(await screen.findByRole('button', { name: 'Why this answer?' }));
  return { user, told: within(await screen.findByRole('dialog')) };
}

it('says how sure it was, how that counts, and what it relied on', async () => {
  const { told } = await why();
  await told.findByText('It was 95% sure; it answers alone from 90% on.');
  told.getByText(/counts as 91%/);
  told.getByText('Can I export a board?');
  told.getByText('Export a project');
  told.getByText('This passage has changed since.');
  told.getByText('Nothing that a person has to decide.');
});

it('is marked as wrong, with what would be right', async () => {
  const asked = answer('put', '/answers/a-1/wrong', WHY);
  const { user, told } = await why();
  await user.type(await told.findByRole('textbox', { name: 'What would be right' }), 'Press X.');
  await user.click(told.getByRole('button', { name: 'Mark as wrong' }));
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(await asked[0]!.json()).toEqual({ reason: 'untrue', right_answer: 'Press X.' });
});

it('can be found right after all', async () => {
  const asked = answer('delete', '/answers/a-1/wrong', new Response(null, { status: 204 }));
  const { user, told } = await why({ wrong: { reason: 'outdated', right_answer: null, user_name: 'Mia', at: '2026-11-29T08:00:00Z' } });
  await told.findByText('Mia marked it as wrong: It is out of date');
  await user.click(told.getByRole('button', { name: 'It was not wrong' }));
  await waitFor(() => expect(asked).toHaveLength(1));
});

it('shows what another model would say', async () => {
  answer('post', '/answers/a-1/replay', { state: 'drafted', reply: 'Open Export.', confidence: 0.7, sources: [], reason: '', differs: ['state', 'reply'] });
  const { user, told } = await why();
  await user.click(await told.findByRole('button', { name: 'Ask again' }));
  await told.findByText('It would leave a draft, 70% sure.');
  told.getByText('Different: where it ends and its words.');
  told.getByText('Open Export.');
});

it('says why nobody can tell', async () => {
  answer('get', '/answers/a-1', refused(404));
  const user = open({ timeline: [SAID] });
  await user.click(await screen.findByRole('button', { name: 'Why this answer?' }));
  await screen.findByText(/Nobody can tell right now/);
});

it('tells beside the words that somebody calls them wrong', async () => {
  open({ timeline: [{ ...SAID, wrong: 'untrue' }] });
  await screen.findByText('Marked as wrong: It is not true');
});
