import { screen } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { answer, refused, somebodyIsSignedIn } from '@/test/server';
import { show } from '@/test/show';
import { Console } from '../Console';

const ID = '6f0b1f0e-0000-4000-8000-00000000c0de';
const NOW = '2026-11-29T08:00:00Z';
const JOHN = { type: 'contact', id: 12, title: 'John Doe', path: '/console/contacts/12' };
const ADDED = { id: '6f0b1f0e-0000-4000-8000-00000000ac01', tool: 'create_contact', record: JOHN, created_at: NOW, undone_at: null };
const WAITING = { id: '6f0b1f0e-0000-4000-8000-00000000fe01', tool: 'delete_contact', records: 2, text: 'Delete John Doe and his deal.' };

const history = (change: object = {}) => ({
  id: ID,
  title: 'John',
  created_at: NOW,
  updated_at: NOW,
  turns: [{ message: 'Create John Doe', response: 'John Doe is added.', action_taken: 'create_contact', records: [JOHN], created_at: NOW }],
  actions: [ADDED],
  pending: [],
  ...change,
});

const streamed = (...events: [string, object][]) =>
  new Response(events.map(([event, data]) => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`).join(''), {
    headers: { 'Content-Type': 'text/event-stream' },
  });

const DONE: [string, object] = [
  'done',
  { response: 'John Doe is added.', action_taken: 'create_contact', session_id: ID, actions: [ADDED], pending: [], records: [JOHN], total: null, asks: null },
];

function open(address = '/console/assistant/') {
  window.history.replaceState(null, '', address);
  return show(<Console />);
}

beforeEach(() => {
  somebodyIsSignedIn({ actions: { self: 'all', read: 'all', write: 'all' } });
  answer('get', '/chat/sessions', { items: [], next_cursor: null });
  answer('get', `/chat/sessions/${ID}`, history());
});

it('does what is said, and links what it did', async () => {
  const asked = answer('post', '/chat', streamed(['text', { text: 'John Doe is added.' }], DONE));
  const user = open();
  await user.type(await screen.findByLabelText('Say something'), 'Create John Doe{Enter}');
  const [link] = await screen.findAllByRole('link', { name: 'John Doe' });
  expect(link!.getAttribute('href')).toBe('/console/contacts/12/');
  expect(await asked[0]!.json()).toMatchObject({ message: 'Create John Doe' });
});

it('takes back what it did', async () => {
  const asked = answer('post', `/chat/actions/${ADDED.id}/undo`, { ...ADDED, undone_at: NOW });
  answer('get', `/chat/sessions/${ID}`, history(), history({ actions: [{ ...ADDED, undone_at: NOW }] }));
  const user = open(`/console/assistant/?session=${ID}`);
  await user.click(await screen.findByRole('button', { name: 'Undo: John Doe' }));
  await screen.findByText('Taken back');
  expect(asked).toHaveLength(1);
});

it('says how much waits for a yes, and does it after one', async () => {
  const asked = answer('post', '/chat', streamed(DONE));
  answer('get', `/chat/sessions/${ID}`, history({ pending: [WAITING] }), history());
  const user = open(`/console/assistant/?session=${ID}`);
  await screen.findByText('2 records');
  await user.click(screen.getByRole('button', { name: 'Yes, do it' }));
  await expect.poll(() => asked.length).toBe(1);
  expect(await asked[0]!.json()).toMatchObject({ confirm: WAITING.id, session_id: ID });
});

it('gives back what was typed where it was not heard', async () => {
  answer('post', '/chat', refused(503));
  const user = open();
  const field = await screen.findByLabelText('Say something');
  await user.type(field, 'Create John Doe{Enter}');
  await screen.findByText('The server says no.');
  expect(field).toHaveProperty('value', 'Create John Doe');
});
