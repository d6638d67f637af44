import { screen, within } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { BOARD, deal } from '@/test/records';
import { answer, refused, somebodyIsSignedIn } from '@/test/server';
import { show } from '@/test/show';
import { Console } from '../Console';

const PIPELINE = { id: 1, name: 'Sales', description: null, stages: {}, rotting_days: null, created_at: '2026-11-29T08:00:00Z', updated_at: '2026-11-29T08:00:00Z' };

function open() {
  window.history.replaceState(null, '', '/console/pipelines/1/');
  return show(<Console />);
}

const column = async (name: string) => within(await screen.findByRole('region', { name }));

beforeEach(() => {
  somebodyIsSignedIn({ actions: { self: 'all', read: 'all', write: 'all' } });
  answer('get', '/pipelines', [PIPELINE]);
  answer('get', '/pipelines/1/board', BOARD);
  answer('get', '/contacts', []);
});

it('says of each column how many deals it has and what may be expected of them', async () => {
  open();
  const leads = await column('Lead');
  leads.getByText('€300');
  leads.getByText('€30 expected');
});

it('carries a card to another column by key, and tells the server between which cards', async () => {
  const asked = answer('post', '/deals/1/move', deal(1, { status: 'qualified' }));
  const user = open();
  (await screen.findByRole('button', { name: /^Deal 1/ })).focus();
  await user.keyboard(' {ArrowRight}{ArrowDown} ');
  await expect.poll(() => asked.length).toBe(1);
  expect(await asked[0]!.json()).toEqual({ status: 'qualified', before_id: 3, after_id: null });
  await screen.findByText('Deal 1 put down. Qualified, 2 of 2.');
});

it('puts a card back with Escape, and asks nobody', async () => {
  const asked = answer('post', '/deals/1/move', deal(1));
  const user = open();
  (await screen.findByRole('button', { name: /^Deal 1/ })).focus();
  await user.keyboard(' {ArrowRight}{Escape}');
  (await column('Lead')).getByText('Deal 1');
  expect(asked).toHaveLength(0);
});

it('lets a card that the server refuses go back, and says why', async () => {
  answer('post', '/deals/1/move', refused(409));
  const user = open();
  await user.click(await screen.findByRole('button', { name: 'Move Deal 1' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Qualified', hidden: true }));
  await screen.findByText('Deal 1 went back to Lead');
  screen.getByText('The server says no.');
  (await column('Lead')).getByText('Deal 1');
});

it('asks why a deal is lost before it is', async () => {
  const asked = answer('post', '/deals/1/move', deal(1, { status: 'lost' }));
  const user = open();
  await user.click(await screen.findByRole('button', { name: 'Move Deal 1' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Lost', hidden: true }));
  const [reason] = await screen.findAllByLabelText('Reason');
  await user.type(reason!, 'Too expensive');
  expect(asked).toHaveLength(0);
  await user.click(screen.getByRole('button', { name: 'Mark as lost' }));
  await expect.poll(() => asked.length).toBe(1);
  expect(await asked[0]!.json()).toMatchObject({ status: 'lost', lost_reason: 'Too expensive' });
});
