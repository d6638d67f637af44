import { screen, waitFor } from '@testing-library/react';
import { HttpResponse } from 'msw';
import { expect, it } from 'vitest';
import type { Ticket, TicketMessage } from '@/queries/tickets';
import { answer, refused } from '@/test/server';
import { show } from '@/test/show';
import { TicketView } from './TicketView';

const AT = '2026-01-01T00:00:00Z';
const said = (role: TicketMessage['role'], content: string) => ({ role, content, cut: '', created_at: AT, files: [] });
const ticket = (...messages: TicketMessage[]): Ticket => ({
  ticket_id: 'TKT-0006',
  status: 'open',
  source_channel: 'web_form',
  created_at: AT,
  updated_at: AT,
  access: 'full',
  messages,
  responses: [],
});
const QUESTION = said('customer', 'How?');
const ANSWERED = ticket(QUESTION, said('agent', 'Like this.'));

it('shows the token in a header, never in an address', async () => {
  const asked = answer('get', '/tickets/TKT-0006', ANSWERED);
  show(<TicketView number="TKT-0006" token="secret" />);
  await screen.findByText('Like this.');
  expect(asked[0]!.headers.get('X-Access-Token')).toBe('secret');
  expect(asked[0]!.url).not.toContain('secret');
});

it('is followed until it is answered', async () => {
  const asked = answer('get', '/tickets/TKT-0006', ticket(QUESTION), ANSWERED);
  show(<TicketView number="TKT-0006" token="secret" />);
  await screen.findByText(/working on your answer/);
  await screen.findByText('Like this.');
  expect(asked).toHaveLength(2);
});

it('keeps what it knows while the connection is interrupted, and catches up', async () => {
  answer('get', '/tickets/TKT-0006', ticket(QUESTION), HttpResponse.error() as Response, ANSWERED);
  show(<TicketView number="TKT-0006" token="secret" />);
  await screen.findByText('The connection is interrupted');
  expect(screen.getByText('How?')).toBeDefined();
  await screen.findByText('Like this.');
  expect(screen.queryByText('The connection is interrupted')).toBeNull();
});

it('says where there is none', async () => {
  answer('get', '/tickets/TKT-0006', refused(404));
  show(<TicketView number="TKT-0006" token={null} />);
  await screen.findByText('We know no ticket TKT-0006');
});

const INVOICE = { id: 'file-1', name: 'Invoice 7.pdf', media_type: 'application/pdf', size: 1_200 };
const FILE = '/tickets/TKT-0006/files/file-1';

it('saves a file with the token in a header', async () => {
  answer('get', '/tickets/TKT-0006', ticket(QUESTION, { ...said('human', 'Here it is.'), files: [INVOICE] }));
  const asked = answer('get', FILE, new Response('%PDF-') as never);
  const user = show(<TicketView number="TKT-0006" token="secret" />);
  await user.click(await screen.findByRole('button', { name: /Invoice 7.pdf/ }));
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]!.headers.get('X-Access-Token')).toBe('secret');
});

it('says why a file does not come', async () => {
  answer('get', '/tickets/TKT-0006', ticket(QUESTION, { ...said('human', 'Here it is.'), files: [INVOICE] }));
  answer('get', FILE, refused(404));
  const user = show(<TicketView number="TKT-0006" token="secret" />);
  await user.click(await screen.findByRole('button', { name: /Invoice 7.pdf/ }));
  await screen.findByRole('alert');
});
