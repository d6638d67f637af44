import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { answer, somebodyIsSignedIn } from '@/test/server';
import { show } from '@/test/show';
import { Console } from '../Console';

function open(address: string) {
  window.history.replaceState(null, '', address);
  return show(<Console />);
}

it('names the pages that are for this role, and opens the first', async () => {
  somebodyIsSignedIn({ actions: { self: 'all', audit: 'all' } });
  answer('get', '/auth/tokens', []);
  open('/console/settings/');
  await screen.findByRole('heading', { name: 'API tokens' });
  const links = within(screen.getByRole('navigation', { name: 'Settings' })).getAllByRole('link');
  expect(links.map(({ textContent }) => textContent)).toEqual(['API tokens', 'Audit log']);
});

it('keeps the address that people had before', async () => {
  somebodyIsSignedIn({ actions: { self: 'all', administer: 'all' } });
  answer('get', '/users', []);
  answer('get', '/teams', []);
  open('/console/settings/people/');
  await screen.findByRole('heading', { name: 'People' });
});
