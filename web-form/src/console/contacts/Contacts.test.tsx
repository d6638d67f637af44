import { screen, within } from '@testing-library/react';
import { HttpResponse } from 'msw';
import { beforeEach, expect, it, vi } from 'vitest';
import { contact } from '@/test/records';
import { answer, refused, somebodyIsSignedIn } from '@/test/server';
import { show } from '@/test/show';
import { Console } from '../Console';

const list = (...contacts: object[]) => HttpResponse.json(contacts, { headers: { 'X-Total-Count': '10000+' } }) as Response;

function open(address = '/console/contacts/') {
  window.history.replaceState(null, '', address);
  return show(<Console />);
}

const row = async (name: RegExp) => within(await screen.findByRole('row', { name }));

beforeEach(() => {
  somebodyIsSignedIn({ actions: { self: 'all', read: 'all', write: 'all', delete: 'all' } });
  answer('get', '/colleagues', [{ id: '6f0b1f0e-0000-4000-8000-000000000001', name: 'Mia Smith' }]);
  answer('get', '/contacts', list(contact(1), contact(2, { first_name: 'Grace', last_name: 'Hopper', email: 'grace@example.com' })));
});

it('shows people with how many there are of all', async () => {
  open();
  (await row(/Ada Lovelace/)).getByRole('gridcell', { name: 'ada@example.com' });
  screen.getByText('10,000+');
});

it('asks the server for what is looked for, in the order of a column', async () => {
  const asked = answer('get', '/contacts', list(contact(1)));
  const user = open();
  await user.click(await screen.findByRole('button', { name: 'Name' }));
  await user.type(screen.getByRole('searchbox', { name: 'Search' }), 'ada');
  await expect.poll(() => new URL(asked.at(-1)!.url).search).toContain('q=ada&sort=name');
});

it('changes a cell in place by key, and back by the toast', async () => {
  const asked = answer('patch', '/contacts/1', contact(1, { phone: '+4930999' }));
  const user = open();
  const cells = (await row(/Ada Lovelace/)).getAllByRole('gridcell');
  cells[3]!.focus();
  await user.keyboard('e');
  const field = await screen.findByLabelText('Phone of Ada Lovelace');
  await user.clear(field);
  await user.type(field, '+4930999{Enter}');
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await expect.poll(() => asked.length).toBe(2);
  expect([await asked[0]!.json(), await asked[1]!.json()]).toEqual([{ phone: '+4930999' }, { phone: '+49301234567' }]);
});

it('keeps what was typed into a cell where the server refuses it', async () => {
  answer('patch', '/contacts/1', refused(422, { phone: 'nobody can dial it' }));
  const user = open();
  (await row(/Ada Lovelace/)).getAllByRole('gridcell')[3]!.focus();
  await user.keyboard('e');
  const field = await screen.findByLabelText('Phone of Ada Lovelace');
  await user.clear(field);
  await user.type(field, 'abc{Enter}');
  await screen.findByText('nobody can dial it');
  expect(field).toHaveProperty('value', 'abc');
});

it('says what a cell has become where somebody else was faster, and then saves over that', async () => {
  const SINCE = '2026-11-29T09:00:00.5Z';
  const asked = answer('patch', '/contacts/1', refused(412), contact(1, { phone: '+4930999' }));
  answer('get', '/contacts/1', contact(1, { phone: '+4930111', updated_at: SINCE }));
  const user = open();
  (await row(/Ada Lovelace/)).getAllByRole('gridcell')[3]!.focus();
  await user.keyboard('e');
  const field = await screen.findByLabelText('Phone of Ada Lovelace');
  await user.clear(field);
  await user.type(field, '+4930999{Enter}');
  await screen.findByText(/now it is "\+4930111"/);
  expect(field).toHaveProperty('value', '+4930999');
  await user.type(field, '{Enter}');
  await expect.poll(() => asked.map(({ headers }) => headers.get('If-Match'))).toEqual(['"2026-11-29T08:00:00Z"', `"${SINCE}"`]);
});

it('walks through the table by arrows, and opens with Enter', async () => {
  answer('get', '/contacts/2', refused(404));
  const user = open();
  (await row(/Ada Lovelace/)).getAllByRole('gridcell')[1]!.focus();
  await user.keyboard('{ArrowDown}');
  await expect.poll(() => document.activeElement?.getAttribute('data-cell')).toBe('1:1');
  await user.keyboard('{Enter}');
  await screen.findByText('There is no such contact');
});

it('deletes what is ticked, and gives it back', async () => {
  const gone = answer('delete', '/contacts/:id', new Response(null, { status: 204 }));
  const back = answer('post', '/contacts/:id/restore', contact(1));
  const user = open();
  await user.click(await screen.findByRole('checkbox', { name: 'Select all that are loaded' }));
  await user.click(screen.getByRole('button', { name: 'Delete' }));
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await expect.poll(() => [gone.length, back.length]).toEqual([2, 2]);
});

it('takes the list away as it is shown, for whom may', async () => {
  somebodyIsSignedIn({ actions: { self: 'all', read: 'all', transfer: 'all' } });
  const asked = answer('get', '/contacts/export', new Response('id\n1\n'));
  const saved = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:x');
  const user = open('/console/contacts/?q=ada&sort=name');
  await user.click(await screen.findByRole('button', { name: 'Export' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Excel' }));
  await expect.poll(() => saved.mock.calls.length).toBe(1);
  expect(new URL(asked[0]!.url).search).toBe('?q=ada&sort=name&format=xlsx');
});

it('keeps the form where somebody has the address already, and leads to them', async () => {
  answer('post', '/contacts', HttpResponse.json(
    { error: 'conflict', message: 'email: taken', fields: [{ field: 'email', message: 'somebody has it' }], existing_id: 7 },
    { status: 409 },
  ) as Response);
  const user = open();
  await user.click(await screen.findByRole('button', { name: 'New contact' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.type(dialog.getByLabelText('First name'), 'Ada');
  await user.type(dialog.getByLabelText('Email'), 'ada@example.com');
  await user.click(dialog.getByRole('button', { name: 'New contact' }));
  expect((await dialog.findByRole('link', { name: 'open it' })).getAttribute('href')).toBe('/console/contacts/7/');
  dialog.getByText('somebody has it');
  expect(dialog.getByLabelText('First name')).toHaveProperty('value', 'Ada');
});

it('says so where nothing fits, and lets go of the filter', async () => {
  answer('get', '/contacts', list());
  const user = open('/console/contacts/?q=nobody');
  await user.click(await screen.findByRole('button', { name: 'Clear search and filter' }));
  await screen.findByText('Nobody is here yet');
});

const VIEW = { id: 'v-1', page: 'contacts', name: 'Big ones', team: null, search: { q: 'acme', sort: '-name' }, columns: ['name', 'email'], owner_name: 'Mia Smith', mine: true };

it('is seen as it was saved, with its filter, order and columns', async () => {
  answer('get', '/views', [VIEW, { ...VIEW, id: 'v-2', name: 'Ours', mine: false }]);
  const asked = answer('get', '/contacts', list(contact(1)));
  const user = open();
  await user.click(await screen.findByRole('button', { name: 'Views' }));
  await screen.findByRole('menuitem', { name: 'Ours · Mia Smith', hidden: true });
  await user.click(await screen.findByRole('menuitem', { name: 'Big ones', hidden: true }));
  await expect.poll(() => new URL(asked.at(-1)!.url).search).toContain('q=acme&sort=-name');
  await screen.findByRole('button', { name: 'Big ones' });
  expect(screen.getAllByRole('columnheader')).toHaveLength(3);
});

it('keeps what one looks at, also for a team', async () => {
  somebodyIsSignedIn({ actions: { self: 'all', read: 'all', write: 'all' }, teams: ['sales'] });
  answer('get', '/views', []);
  const asked = answer('post', '/views', VIEW as never);
  const user = open('/console/contacts/?q=acme&company=3');
  await user.click(await screen.findByRole('button', { name: 'Views' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Save this view', hidden: true }));
  await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Big ones');
  await user.selectOptions(screen.getByLabelText('Who sees it'), 'sales');
  await user.click(screen.getByRole('button', { name: 'Save this view' }));
  await expect.poll(() => asked.length).toBe(1);
  expect(await asked[0]!.json()).toMatchObject({ page: 'contacts', name: 'Big ones', team: 'sales', search: { q: 'acme', company: 3 } });
});

it('draws up a campaign for whom the list shows', async () => {
  somebodyIsSignedIn({ actions: { self: 'all', read: 'all', write: 'all', send: 'all' } });
  answer('get', '/contacts', [contact(1), contact(2)]);
  const added = answer('post', '/campaigns', refused(422, { name: 'is too dull' }));
  const user = open('/console/contacts/?q=ada&tag=vip&company=7');
  await user.click(await screen.findByRole('button', { name: 'Campaign for these 2 contacts' }));
  const form = within(await screen.findByRole('dialog'));
  await user.type(form.getByLabelText('Name'), 'Blue');
  await user.type(form.getByLabelText('Subject'), 'News');
  await user.type(form.getByLabelText('Message'), 'It is blue.');
  await user.click(form.getByRole('button', { name: 'Create campaign' }));
  await form.findByText('is too dull');
  expect(await added[0]!.json()).toMatchObject({ audience: { q: 'ada', tags: ['vip'], company_id: 7 } });
});
