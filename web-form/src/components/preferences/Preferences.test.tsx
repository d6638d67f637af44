import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { answer, refused } from '@/test/server';
import { show } from '@/test/show';
import { Preferences } from './Preferences';

const NEWS = { channel: 'email', purpose: 'marketing', wanted: true };

function open(hash: string) {
  window.history.replaceState(null, '', `/preferences/${hash}`);
  return show(<Preferences />);
}

it('shows what somebody gets, and changes nothing before they say so', async () => {
  answer('get', '/preferences/abc', { preferences: [NEWS] });
  const asked = answer('put', '/preferences/abc', { preferences: [{ ...NEWS, wanted: false }] });
  const user = open('#abc');
  const box = await screen.findByRole('checkbox', { name: 'News and offers · Email' });
  expect(box).toHaveProperty('checked', true);
  await user.click(box);
  expect(asked).toHaveLength(0);
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText('Saved. It holds from now on.');
  expect(await asked[0]!.json()).toEqual({ preferences: [{ ...NEWS, wanted: false }] });
});

it('ends everything with one button', async () => {
  answer('get', '/preferences/abc', { preferences: [NEWS, { ...NEWS, purpose: 'research' }] });
  const asked = answer('put', '/preferences/abc', { preferences: [] });
  const user = open('#abc');
  await user.click(await screen.findByRole('button', { name: 'Nothing more' }));
  await expect.poll(() => asked.length).toBe(1);
  expect(await asked[0]!.json()).toEqual({
    preferences: [
      { ...NEWS, wanted: false },
      { ...NEWS, purpose: 'research', wanted: false },
    ],
  });
});

it('says so where the link leads nowhere', async () => {
  answer('get', '/preferences/gone', refused(404));
  open('#gone');
  await screen.findByText(/leads nowhere/);
});
