import { screen, within } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { contact } from '@/test/records';
import { answer, somebodyIsSignedIn } from '@/test/server';
import { show } from '@/test/show';
import { Console } from '../Console';

const SIDE = { name: 'Ada Lovelace', email: null, phone: '+49301234567', company: null };
const PAIR = { first: { ...SIDE, id: 1 }, second: { ...SIDE, id: 2, name: 'A. Lovelace' }, sure: false, strength: 0.9, evidence: [{ rule: 'phone', detail: 'the same number', proven: false }] };

function open() {
  window.history.replaceState(null, '', '/console/contacts/duplicates/');
  return show(<Console />);
}

beforeEach(() => {
  somebodyIsSignedIn({ actions: { self: 'all', read: 'all', write: 'all', merge: 'all' } });
  answer('get', '/contacts/1', contact(1));
  answer('get', '/contacts/2', contact(2, { first_name: 'A.' }));
});

it('merges a pair, which is then gone from the queue', async () => {
  answer('get', '/contacts/duplicates', [PAIR], []);
  const merged = answer('post', '/contacts/1/merge', { merge_id: '6f0b1f0e-0000-4000-8000-00000000aaaa', contact: contact(1) });
  const user = open();
  await screen.findByText('Perhaps the same: the same number');
  await user.click(screen.getByRole('button', { name: 'Compare and merge' }));
  await user.click(await within(await screen.findByRole('dialog')).findByRole('button', { name: 'Merge' }));
  await screen.findByText('Nobody seems to be here twice');
  expect(await merged[0]!.json()).toEqual({ other_id: 2, fields: {} });
});
