import { screen, within } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { answer, refused, somebodyIsSignedIn } from '@/test/server';
import { show } from '@/test/show';
import { Console } from '../Console';
import { filledIn } from './variables';

const MACRO = { id: '6f0b1f0e-0000-4000-8000-0000000000a1', name: 'Password', body: 'Hello {{customer.name}}', actions: { tags: ['login'] } };

function showMacros() {
  window.history.replaceState(null, '', '/console/settings/macros/');
  return show(<Console />);
}

beforeEach(() => {
  somebodyIsSignedIn({ actions: { self: 'all', administer: 'all' } });
  answer('get', '/macros', [MACRO]);
  answer('get', '/teams', ['billing']);
});

it('says what each one writes and sets', async () => {
  showMacros();
  const [macro] = within(await screen.findByRole('list', { name: 'Macros' })).getAllByRole('listitem');
  within(macro!).getByText('Hello {{customer.name}}');
  within(macro!).getByText('Sets: login');
});

it('adds one with what it sets of the ticket', async () => {
  const asked = answer('post', '/macros', MACRO);
  const user = showMacros();
  await user.click(await screen.findByRole('button', { name: 'New macro' }));
  await user.type(await screen.findByLabelText('Name'), 'Refund');
  await user.type(screen.getByLabelText('Text'), 'It is on its way.');
  await user.selectOptions(screen.getByLabelText('Then the ticket is'), 'resolved');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await expect.poll(() => asked.length).toBe(1);
  expect(await asked[0]!.json()).toEqual({ name: 'Refund', body: 'It is on its way.', actions: { status: 'resolved' } });
});

it('keeps what was typed where the server refuses, and says which field it is', async () => {
  answer('post', '/macros', refused(422, { body: 'nobody fills in customer.age' }));
  const user = showMacros();
  await user.click(await screen.findByRole('button', { name: 'New macro' }));
  await user.type(await screen.findByLabelText('Name'), 'Age');
  await user.type(screen.getByLabelText('Text'), 'You are {{{{customer.age}}');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText('nobody fills in customer.age');
  expect(screen.getByLabelText('Name')).toHaveProperty('value', 'Age');
});

it('brings back one that was deleted by mistake', async () => {
  answer('delete', `/macros/${MACRO.id}`, new Response(null, { status: 204 }));
  const added = answer('post', '/macros', MACRO);
  const user = showMacros();
  await user.click(await screen.findByRole('button', { name: 'Delete Password' }));
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await expect.poll(() => added.length).toBe(1);
  expect(await added[0]!.json()).toEqual({ name: 'Password', body: MACRO.body, actions: MACRO.actions });
});

it('fills in what is known, and leaves what is not', () => {
  const known = { 'customer.name': 'Ada', 'ticket.id': 'TKT-1', 'agent.name': 'Mia' };
  expect(filledIn('{{customer.name}}, {{ ticket.id }}: {{other}}', known)).toBe('Ada, TKT-1: {{other}}');
});
