import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { deskAnswers, open } from '@/test/desk';
import { answer, somebodyIsSignedIn } from '@/test/server';
import { item, openTicket } from '@/test/tickets';

const RELATED = { subject: 'Another matter', status: 'escalated', customer_name: 'Ada Lovelace' } as const;
const TICKET = '/api/tickets/TKT-0042';

beforeEach(deskAnswers);

async function choose(user: ReturnType<typeof open>, what: string) {
  await user.click(await screen.findByRole('button', { name: 'More' }));
  await user.click(await screen.findByRole('menuitem', { name: what }));
  return within(await screen.findByRole('dialog', { name: what }));
}

it('links the ticket with the one that is named', async () => {
  const asked = answer('put', `${TICKET}/links/TKT-0043`, openTicket({ related: [{ id: 'TKT-0043', how: 'linked', ...RELATED }] }) as never);
  const user = open();
  const dialog = await choose(user, 'Link another ticket');
  await user.type(dialog.getByLabelText('Number of the ticket'), 'tkt-0043');
  await user.click(dialog.getByRole('button', { name: 'Link' }));
  await screen.findByText('Linked with TKT-0043');
  expect(asked).toHaveLength(1);
});

it('adds no banner to that of the page', async () => {
  const dialog = await choose(open(), 'Link another ticket');
  expect(dialog.queryByRole('banner')).toBeNull();
});

it('names the ticket that it was merged into, and takes it apart again', async () => {
  somebodyIsSignedIn({ actions: { self: 'all', read: 'team', merge: 'team' } });
  const asked = answer('delete', `${TICKET}/merge`, openTicket() as never);
  const user = open({ status: 'resolved', related: [{ id: 'TKT-0043', how: 'merged_into', ...RELATED }] });
  const related = within(await screen.findByRole('list', { name: 'Belongs together with' }));
  expect(related.getByRole('link').getAttribute('href')).toContain('/console/inbox/TKT-0043/');
  await user.click(related.getByRole('button', { name: 'Take it apart again' }));
  await waitFor(() => expect(asked).toHaveLength(1));
});

it('offers no merging to who may not', async () => {
  const user = open();
  await user.click(await screen.findByRole('button', { name: 'More' }));
  await screen.findByRole('menuitem', { name: 'Log a call' });
  expect(screen.queryByRole('menuitem', { name: 'Merge into another ticket' })).toBeNull();
});

it('writes down a call about the ticket, which its timeline shows as one', async () => {
  const call = { name: 'call', detail: { direction: 'outbound', minutes: 5, outcome: null } };
  const note = item({ id: 'call:1', kind: 'note', text: 'Explained it.', author: { kind: 'person', id: 'u-1', name: 'Mia' }, event: call });
  const asked = answer('post', '/activities', {});
  const user = open({ timeline: [item(), note] });
  await screen.findByText('Call to the customer · 5 minutes');
  await user.click(screen.getByRole('button', { name: 'More' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Log a call' }));
  await user.type(await screen.findByRole('textbox', { name: 'What was said' }), 'Explained it.');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(await asked[0]!.json()).toMatchObject({ kind: 'call', contact_id: 7, ticket: 'TKT-0042', text: 'Explained it.' });
});
