import { screen, within } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { answer, somebodyIsSignedIn } from '@/test/server';
import { show } from '@/test/show';
import { Console } from '../Console';

const NOW = '2026-11-29T08:00:00Z';
const NONE = { created: 0, updated: 0, skipped: 0, failed: 0, removed: 0, restored: 0, refused: 0 };

const made = (change: object = {}) => ({
  id: 5,
  object: 'contact',
  file_name: 'people.csv',
  format: 'csv',
  encoding: 'utf-8',
  delimiter: ',',
  columns: [
    { name: 'E-Mail', sample: ['ada@example.com'], field: 'email' },
    { name: 'Fax', sample: ['1'], field: null },
  ],
  on_match: 'update',
  state: 'waiting',
  reason: null,
  can_go_on: false,
  total: 2,
  position: 0,
  counts: NONE,
  created_at: NOW,
  started_at: null,
  ended_at: null,
  ...change,
});

const FAILED = { row: 3, outcome: 'failed', reason: 'email: not an address', record_id: null, cells: ['nonsense', '2'], undone: null };

function open() {
  window.history.replaceState(null, '', '/console/imports/5/');
  return show(<Console />);
}

beforeEach(() => {
  somebodyIsSignedIn({ actions: { self: 'all', read: 'all', transfer: 'all' } });
  answer('get', '/custom-fields', []);
  answer('get', '/imports', { items: [], next_cursor: null });
});

it('shows what would happen by the columns as somebody named them, and nothing starts before', async () => {
  answer('get', '/imports/5', made());
  const mapped = answer('put', '/imports/5/mapping', made());
  const started = answer('post', '/imports/5/start', made({ state: 'running' }));
  answer('post', '/imports/5/preview', { rows: [FAILED], counts: { created: 1, updated: 0, skipped: 0, failed: 1 }, complete: true, total: 2 });
  const user = open();
  await user.selectOptions(await screen.findByLabelText('Fax'), 'phone');
  await user.click(screen.getByRole('button', { name: 'Show what would happen' }));
  within(await screen.findByRole('row', { name: /nonsense/ })).getByText('email: not an address');
  screen.getByText('New: 1');
  expect(await mapped[0]!.json()).toEqual({ mapping: { 'E-Mail': 'email', Fax: 'phone' }, on_match: 'update' });
  expect(started).toHaveLength(0);
  await user.click(screen.getByRole('button', { name: 'Import 2 rows' }));
  await screen.findByText('At it. You may leave this page.');
});

it('says what failed, and takes the import back', async () => {
  answer('get', '/imports/5', made({ state: 'done', position: 2, counts: { ...NONE, created: 1, failed: 1 } }));
  answer('get', '/imports/5/rows', { items: [FAILED], next_cursor: null });
  answer('post', '/imports/5/undo', made({ state: 'undone', counts: { ...NONE, created: 1, failed: 1, removed: 1 } }));
  const user = open();
  await screen.findByText('email: not an address');
  await user.click(screen.getByRole('button', { name: 'Undo this import' }));
  await screen.findByText(/Taken back: 1 removed/);
});

it('goes on behind what is done, where it broke off', async () => {
  const reason = 'Even a single row took too long';
  answer('get', '/imports/5', made({ state: 'failed', reason, can_go_on: true, position: 1, counts: { ...NONE, created: 1 } }));
  answer('get', '/imports/5/rows', { items: [], next_cursor: null });
  const started = answer('post', '/imports/5/start', made({ state: 'running', position: 1 }));
  const user = open();
  await screen.findByText(reason);
  await user.click(screen.getByRole('button', { name: 'Go on from there' }));
  await screen.findByText('At it. You may leave this page.');
  expect(started).toHaveLength(1);
});

it.each([
  ['company', 'companies'],
  ['task', 'tasks'],
])('takes a file of each kind of records, and shows what it met by its own page: %s', async (object, plural) => {
  answer('get', '/imports/5', made({ object, state: 'waiting' }));
  const sent = answer('post', '/imports', made({ object }));
  answer('put', '/imports/5/mapping', made({ object }));
  const met = { ...FAILED, outcome: 'updated', reason: `${object} 7 is the same`, record_id: 7 };
  answer('post', '/imports/5/preview', { rows: [met], counts: { created: 0, updated: 1, skipped: 0, failed: 0 }, complete: true, total: 1 });
  window.history.replaceState(null, '', `/console/imports/?of=${object}`);
  const user = show(<Console />);
  await screen.findByRole('button', { name: 'Choose a file' });
  await user.upload(document.querySelector('input[type=file]')!, new File(['name\nAcme\n'], `${plural}.csv`));
  await user.click(await screen.findByRole('button', { name: 'Show what would happen' }));
  expect((await screen.findByRole('link', { name: 'Open it' })).getAttribute('href')).toBe(`/console/${plural}/7/`);
  expect((await sent[0]!.formData()).get('object')).toBe(object);
});
