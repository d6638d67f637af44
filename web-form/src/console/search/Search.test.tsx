import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { answer, refused, somebodyIsSignedIn } from '@/test/server';
import { show } from '@/test/show';
import { Console } from '../Console';

const TICKET = {
  id: 'TKT-0042',
  uuid: 'uuid-42',
  subject: 'Billing address',
  status: 'resolved',
  priority: 'normal',
  channel: 'email',
  customer_id: 'c-1',
  customer_name: 'Ada Lovelace',
  created_at: '2026-11-29T08:00:00Z',
  assigned_team: 'billing',
  said_at: '2026-11-29T08:00:00Z',
  said_by: 'customer',
  snippet: '… the invoice has the old address …',
};
const ADA = { id: 'c-1', contact: 7, name: 'Ada Lovelace', email: 'ada@example.com', phone: null, company: 'Initech' };

beforeEach(() => {
  somebodyIsSignedIn();
  answer('get', '/health', refused(404));
  answer('get', '/today', refused(404));
  answer('get', '/inbox/counts', refused(404));
});

function open(address: string) {
  window.history.replaceState(null, '', address);
  return show(<Console />);
}

const sought = (request: Request) => new URL(request.url).searchParams.get('q');

it('finds the tickets and the customers of the words in the address', async () => {
  const asked = answer('get', '/search', { tickets: [TICKET], customers: [ADA] });
  open('/console/search/?q=invoice');
  const tickets = within(await screen.findByRole('region', { name: 'Tickets' }));
  tickets.getByText(TICKET.snippet);
  expect(tickets.getByRole('link').getAttribute('href')).toBe('/console/inbox/TKT-0042/');
  const customers = within(screen.getByRole('region', { name: 'Customers' }));
  customers.getByText('ada@example.com · Initech');
  expect(customers.getByRole('link').getAttribute('href')).toBe('/console/contacts/7/');
  expect(asked.map(sought)).toEqual(['invoice']);
});

it('is reached with one key, and the address keeps what was typed', async () => {
  const asked = answer('get', '/search', { tickets: [], customers: [] });
  const user = open('/console/');
  await screen.findByRole('heading', { name: 'What waits' });
  await user.keyboard('/');
  await user.type(await screen.findByRole('searchbox'), 'invoice 7');
  await screen.findByText('Nothing was found for “invoice 7”');
  expect(asked.map(sought).at(-1)).toBe('invoice 7');
  expect(window.location.search).toBe('?q=invoice+7');
});

it('is found from every page by one key more, beside what can be done there', async () => {
  answer('get', '/search', { tickets: [TICKET], customers: [ADA] });
  answer('get', '/contacts/:id', refused(404));
  const user = open('/console/');
  await screen.findByRole('heading', { name: 'What waits' });
  await user.keyboard('{Control>}k{/Control}');
  await user.type(await screen.findByRole('textbox', { name: 'What do you want to do?' }), 'lovelace');
  await screen.findByRole('option', { name: 'TKT-0042 · Billing address · Ada Lovelace' });
  await user.click(screen.getByRole('option', { name: 'Ada Lovelace · ada@example.com' }));
  await waitFor(() => expect(window.location.pathname).toBe('/console/contacts/7/'));
});

it('asks nobody before there are two letters', async () => {
  const asked = answer('get', '/search', { tickets: [], customers: [] });
  open('/console/search/?q=i');
  await screen.findByDisplayValue('i');
  expect(asked).toHaveLength(0);
});

it('says why nothing can be looked up', async () => {
  answer('get', '/search', refused(503));
  open('/console/search/?q=invoice');
  await screen.findByText('Nothing can be looked up right now');
  screen.getByText('The server says no.');
});
