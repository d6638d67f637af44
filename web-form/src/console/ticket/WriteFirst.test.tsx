import { screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { contact } from '@/test/records';
import { answer, refused, somebodyIsSignedIn } from '@/test/server';
import { show } from '@/test/show';
import { COUNTS, openTicket, page } from '@/test/tickets';
import { Console } from '../Console';

const UNDO = '2027-01-01T00:00:00Z';

beforeEach(() => {
  somebodyIsSignedIn({ actions: { self: 'all', read: 'all', write: 'all', send: 'all' } });
  answer('get', '/inbox/counts', COUNTS);
  answer('get', '/topic-alerts', []);
  answer('get', '/api/tickets', page([]));
  answer('get', '/contacts', [contact(1)]);
});

async function write(button = 'Send') {
  window.history.replaceState(null, '', '/console/inbox/');
  const user = show(<Console />);
  await screen.findByRole('heading', { name: 'Inbox' });
  await user.keyboard('c');
  await user.click(await screen.findByRole('combobox', { name: 'To' }));
  await user.click(await screen.findByText('Ada Lovelace · ada@example.com'));
  await user.type(screen.getByRole('textbox', { name: 'Subject' }), 'Your board');
  await user.type(screen.getByRole('textbox', { name: 'Your message' }), 'It is ready.');
  await user.click(screen.getByRole('button', { name: button }));
  return user;
}

it('opens the ticket that it begins, and comes back within ten seconds', async () => {
  const ticket = openTicket();
  const said = { ...ticket.timeline[0]!, id: 'm-1', undo_until: UNDO };
  const asked = answer('post', '/api/tickets', { ...ticket, timeline: [said] } as never);
  const back = answer('delete', `/api/tickets/${ticket.id}/messages/m-1`, { content: 'It is ready.' });
  const user = await write();
  await waitFor(() => expect(window.location.pathname).toBe(`/console/inbox/${ticket.id}/`));
  expect(await asked[0]!.json()).toEqual({ contact_id: 1, channel: 'email', subject: 'Your board', content: 'It is ready.', cc: [] });
  expect(asked[0]!.headers.get('idempotency-key')).not.toBeNull();
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(back).toHaveLength(1));
});

it('of who may not send waits for approval', async () => {
  somebodyIsSignedIn();
  answer('post', '/api/tickets', openTicket() as never);
  await write('Ask for approval');
  await screen.findByText('It waits for approval');
});

it('that is refused stays with what is wrong beside its field', async () => {
  answer('post', '/api/tickets', refused(422, { channel: 'this contact has no email: write it down first' }));
  await write();
  await screen.findByText('this contact has no email: write it down first');
  expect(screen.getByRole('textbox', { name: 'Your message' })).toHaveProperty('value', 'It is ready.');
});
