import { screen, within } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { answer, refused, somebodyIsSignedIn } from '@/test/server';
import { show } from '@/test/show';
import { Console } from '../Console';

const DRAFT = {
  id: '6f0b1f0e-0000-4000-8000-0000000000d1',
  whose: 'begun',
  note: true,
  ticket: 'TKT-0042',
  subject: 'Export',
  customer_name: 'Ada',
  excerpt: 'Ask Bob',
  at: '2026-11-29T08:00:00Z',
};

function showDrafts() {
  window.history.replaceState(null, '', '/console/drafts/');
  return show(<Console />);
}

beforeEach(() => {
  somebodyIsSignedIn();
});

it('leads from what one began to its ticket, and tells it from what the AI wrote', async () => {
  answer('get', '/my-drafts', [DRAFT, { ...DRAFT, id: '6f0b1f0e-0000-4000-8000-0000000000d2', whose: 'of_the_ai', note: false, ticket: 'TKT-0043' }]);
  showDrafts();
  const begun = within(await screen.findByRole('list', { name: 'Not sent yet' }));
  expect(begun.getByRole('link', { name: 'TKT-0042' }).getAttribute('href')).toBe('/console/inbox/TKT-0042/');
  begun.getByText('Ask Bob');
  within(screen.getByRole('list', { name: 'Written by the AI for you' })).getByRole('link', { name: 'TKT-0043' });
});

it('says so where nothing is begun', async () => {
  answer('get', '/my-drafts', []);
  showDrafts();
  await screen.findByText('You have no drafts');
});

it('says why drafts cannot be shown', async () => {
  answer('get', '/my-drafts', refused(403));
  showDrafts();
  await screen.findByText('Your drafts cannot be shown right now');
});
