import { screen, within } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { task } from '@/test/records';
import { answer, refused, somebodyIsSignedIn } from '@/test/server';
import { show } from '@/test/show';
import { Console } from '../Console';

function open() {
  window.history.replaceState(null, '', '/console/tasks/');
  return show(<Console />);
}

beforeEach(() => {
  somebodyIsSignedIn({ actions: { self: 'all', read: 'all', write: 'all' } });
  answer('get', '/tasks/my-day', {
    overdue: [task(1, { title: 'Call Ada', due_date: '2026-11-01T08:00:00Z' })],
    today: [task(2, { title: 'Send the offer' })],
    next: [],
  });
});

it('says what is late, and what today is for', async () => {
  open();
  within(await screen.findByRole('region', { name: 'Overdue' })).getByText('Call Ada');
  within(screen.getByRole('region', { name: 'Today' })).getByText('Send the offer');
});

it('ticks one off by key, and takes it back', async () => {
  const asked = answer('patch', '/tasks/1', task(1, { is_completed: true, status: 'completed' }));
  const user = open();
  await screen.findByText('Call Ada');
  await user.click(document.body);
  await user.keyboard('j ');
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await expect.poll(() => asked.length).toBe(2);
  expect([await asked[0]!.json(), await asked[1]!.json()]).toEqual([{ is_completed: true }, { is_completed: false }]);
});

it('adds one, and keeps what was typed where the server refuses it', async () => {
  const asked = answer('post', '/tasks', refused(422, { title: 'too long' }), task(3));
  const user = open();
  const field = await screen.findByLabelText('What is to be done');
  await user.type(field, 'Write to Grace{Enter}');
  await screen.findByText('too long');
  expect(field).toHaveProperty('value', 'Write to Grace');
  await user.type(field, '{Enter}');
  await expect.poll(() => (field as HTMLInputElement).value).toBe('');
  expect(await asked[1]!.json()).toMatchObject({ title: 'Write to Grace' });
});
