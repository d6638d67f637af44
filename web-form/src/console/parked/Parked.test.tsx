import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { answer, refused, somebodyIsSignedIn } from '@/test/server';
import { show } from '@/test/show';
import { Console } from '../Console';

const MAIL = {
  event_id: 'email:1',
  channel: 'email',
  reason: 'could not be read: too long',
  cause: 'unreadable',
  received_at: '2026-11-29T00:00:00Z',
  sender: 'ada@example.com',
  subject: 'Hello',
  text: '',
  attachments: ['6f0b1f0e-0000-4000-8000-00000000000f'],
};

const showParked = (...mails: object[]) => {
  somebodyIsSignedIn({ actions: { self: 'all', triage: 'all' } });
  answer('get', '/parked', mails);
  window.history.replaceState(null, '', '/console/parked/');
  return show(<Console />);
};

it('says from whom a mail is and why nobody answered it', async () => {
  showParked(MAIL);
  await screen.findByText('Put aside: it could not be read');
  screen.getByText('ada@example.com');
});

it('shows the original as nothing but text', async () => {
  answer('get', `/attachments/${MAIL.attachments[0]}`, new Response('Subject: Hello\n\n<b>bold</b>'));
  const user = showParked(MAIL);
  await user.click(await screen.findByRole('button', { name: 'Read the original' }));
  await screen.findByText(/<b>bold<\/b>/);
});

it('takes back what was dropped', async () => {
  const dropped = answer('post', '/parked/email%3A1/drop', new Response(null, { status: 204 }));
  const kept = answer('delete', '/parked/email%3A1/drop', new Response(null, { status: 204 }));
  const user = showParked(MAIL);
  await user.click(await screen.findByRole('button', { name: 'Drop' }));
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await screen.findByRole('button', { name: 'Make it a ticket' });
  expect([dropped.length, kept.length]).toEqual([1, 1]);
});

it('makes a mail a ticket, and leads there', async () => {
  answer('post', '/parked/email%3A1/ticket', { ticket_id: 'TKT-0012' });
  const user = showParked(MAIL);
  await user.click(await screen.findByRole('button', { name: 'Make it a ticket' }));
  const link = await screen.findByRole('link', { name: 'TKT-0012' });
  expect(link.getAttribute('href')).toBe('/console/inbox/TKT-0012/');
});

it('says why a mail stays where it is', async () => {
  answer('post', '/parked/email%3A1/ticket', refused(409));
  const user = showParked(MAIL);
  await user.click(await screen.findByRole('button', { name: 'Make it a ticket' }));
  await screen.findByText('Nothing was changed: The server says no.');
});

it('says so where nothing is parked', async () => {
  showParked();
  await screen.findByText('Nothing is parked');
});
