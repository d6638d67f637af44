import { screen, within } from '@testing-library/react';
import { HttpResponse } from 'msw';
import { beforeEach, expect, it } from 'vitest';
import type { Match, Product } from '@/queries/products';
import { answer, refused, somebodyIsSignedIn } from '@/test/server';
import { show } from '@/test/show';
import { Console } from '../Console';

const ID = '6f0b1f0e-0000-4000-8000-000000000001';

const product = (change: Partial<Product> = {}): Product => ({
  id: ID,
  _id: ID,
  title: 'Ledger',
  description: 'Books payments.',
  markers: ['fintech'],
  tags: ['software'],
  url: null,
  source: null,
  variants: [
    { title: 'Yearly', sku: 'L-Y', price_minor: 19900, currency: 'EUR', stock: 4 },
    { title: 'Monthly', sku: 'L-M', price_minor: 1999, currency: 'EUR', stock: null },
  ],
  created_at: '2026-11-29T08:00:00Z',
  updated_at: '2026-11-29T08:00:00Z',
  ...change,
});

const match = (name: string, change: Partial<Match> = {}): Match => ({
  customer: { id: ID, contact_id: 7, name, email: 'ada@example.com', tags: [] },
  score: 5,
  reasons: [{ kind: 'tags', found: ['fintech'] }],
  excluded: [],
  last_contacted: null,
  consent: true,
  ...change,
});

const list = (...rows: Product[]) => HttpResponse.json(rows, { headers: { 'X-Total-Count': String(rows.length) } }) as Response;

function open(address = '/console/products/') {
  window.history.replaceState(null, '', address);
  return show(<Console />);
}

beforeEach(() => {
  somebodyIsSignedIn({ actions: { self: 'all', read: 'all', write: 'all', delete: 'all' } });
  answer('get', '/products', list(product()));
  answer('get', `/products/${ID}`, product());
});

it('shows each product with its lowest price and its stock', async () => {
  open();
  const row = within((await screen.findByRole('link', { name: 'Ledger' })).closest('li')!);
  row.getByText('from €19.99');
  row.getByText('4 in stock');
  row.getByText('fintech');
});

it('shows a price as its currency has it, with no decimals where there are none', async () => {
  answer('get', '/products', list(product({ variants: [{ title: 'x', sku: null, price_minor: 500, currency: 'JPY', stock: 0 }] })));
  open();
  await screen.findByText('¥500');
  screen.getByText('Not in stock');
});

it('says how it begins where there is no product', async () => {
  answer('get', '/products', list());
  open();
  await screen.findByText('No products yet');
});

it('adds a product with its markers, and opens it', async () => {
  const asked = answer('post', '/products', product());
  const user = open();
  await user.click(await screen.findByRole('button', { name: 'New product' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.type(dialog.getByLabelText('Title'), 'Ledger');
  await user.type(dialog.getByLabelText('Markers, separated by commas'), 'fintech, automation');
  await user.click(dialog.getByRole('button', { name: 'New product' }));
  await screen.findByRole('heading', { name: 'Ledger', level: 1 });
  expect(await asked[0]!.json()).toEqual({ title: 'Ledger', markers: ['fintech', 'automation'] });
});

it('finds customers with the reasons, and shows apart to whom nobody should write', async () => {
  answer('post', `/products/${ID}/match`, {
    product: product(),
    markers: ['fintech'],
    matches: [match('Ada Lovelace')],
    excluded: [match('Grace Hopper', { excluded: ['contacted_lately', 'no_consent'] })],
  });
  const user = open(`/console/products/${ID}/`);
  await user.click(await screen.findByRole('button', { name: 'Find customers' }));
  const found = within(await screen.findByRole('list', { name: 'For whom it may be of use' }));
  expect(found.getByRole('link', { name: 'Ada Lovelace' }).getAttribute('href')).toBe('/console/contacts/7/');
  found.getByText('Tagged fintech');
  const apart = within(screen.getByRole('list', { name: 'Not to be written to now' }));
  apart.getByText('Was written to in the last two weeks');
  apart.getByText('Has not agreed to be written to');
});

it('draws up a campaign for those whom it may be of use', async () => {
  answer('post', `/products/${ID}/match`, { product: product(), markers: ['fintech'], matches: [match('Ada Lovelace')], excluded: [] });
  const added = answer('post', '/campaigns', refused(422, { name: 'is too long' }));
  const user = open(`/console/products/${ID}/`);
  await user.click(await screen.findByRole('button', { name: 'Find customers' }));
  await user.click(await screen.findByRole('button', { name: 'Campaign for this contact' }));
  const form = within(await screen.findByRole('dialog'));
  await user.type(form.getByLabelText('Name'), 'Blue');
  await user.type(form.getByLabelText('Subject'), 'News');
  await user.type(form.getByLabelText('Message'), 'It is blue.');
  await user.click(form.getByRole('button', { name: 'Create campaign' }));
  await form.findByText('is too long');
  expect(await added[0]!.json()).toMatchObject({ product_id: ID, audience: { contact_ids: [7] } });
});

it('says so where there is no such product', async () => {
  answer('get', `/products/${ID}`, refused(404));
  open(`/console/products/${ID}/`);
  await screen.findByText('There is no such product');
});
