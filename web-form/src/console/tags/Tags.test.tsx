import { screen, within } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { answer, refused, somebodyIsSignedIn } from '@/test/server';
import { show } from '@/test/show';
import { Console } from '../Console';

function showTags() {
  window.history.replaceState(null, '', '/console/settings/tags/');
  return show(<Console />);
}

const done = () => new Response(null, { status: 204 });

beforeEach(() => {
  somebodyIsSignedIn({ actions: { self: 'all', administer: 'all' } });
  answer('get', '/tags', [
    { name: 'late', colour: 'red', tickets: 2 },
    { name: 'vip', colour: null, tickets: 1 },
  ]);
});

it('says which tags there are, and how many tickets have each', async () => {
  showTags();
  const [late] = within(await screen.findByRole('list', { name: 'Tags' })).getAllByRole('listitem');
  within(late!).getByText('late');
  within(late!).getByText('2 tickets');
});

it('makes one of two tags only where somebody says so', async () => {
  const asked = answer('patch', '/tags/late', refused(409), done());
  const user = showTags();
  await user.click(await screen.findByRole('button', { name: 'Rename late' }));
  await user.clear(await screen.findByLabelText('Name'));
  await user.type(screen.getByLabelText('Name'), 'vip');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await user.click(await screen.findByRole('button', { name: 'Make one tag of both' }));
  await expect.poll(() => asked.length).toBe(2);
  expect(await Promise.all(asked.map((each) => each.json()))).toEqual([
    { name: 'vip', merge: false },
    { name: 'vip', merge: true },
  ]);
});

it('shows a tag in a colour', async () => {
  const asked = answer('patch', '/tags/vip', done());
  const user = showTags();
  await user.click(await screen.findByRole('button', { name: 'Colour of vip' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Green' }));
  await expect.poll(() => asked.length).toBe(1);
  expect(await asked[0]!.json()).toEqual({ colour: 'green' });
});

it('says what goes before a tag is deleted', async () => {
  const asked = answer('delete', '/tags/late', done());
  const user = showTags();
  await user.click(await screen.findByRole('button', { name: 'Delete late' }));
  const sure = within(await screen.findByRole('dialog', { name: 'Delete “late”?' }));
  sure.getByText(/It goes from 2 tickets/);
  expect(asked).toHaveLength(0);
  await user.click(sure.getByRole('button', { name: 'Delete late' }));
  await expect.poll(() => asked.length).toBe(1);
});
