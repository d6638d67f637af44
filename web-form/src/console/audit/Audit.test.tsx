import { screen, within } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { answer, refused, somebodyIsSignedIn } from '@/test/server';
import { show } from '@/test/show';
import { Console } from '../Console';

const ADA = '6f0b1f0e-0000-4000-8000-00000000000a';
const ACT = {
  id: 7,
  at: '2026-11-29T00:00:00Z',
  actor_kind: 'person',
  actor_id: ADA,
  actor_name: 'Ada',
  address: '192.0.2.1',
  act: 'role_changed',
  subject: 'user',
  subject_id: 'u-1',
  before: { role: 'rep', teams: ['billing'] },
  after: { role: 'manager', teams: [] },
};
const page = (...items: object[]) => ({ items, next_cursor: null as string | null });

function open(search = '') {
  window.history.replaceState(null, '', `/console/settings/audit/${search}`);
  return show(<Console />);
}

beforeEach(() => {
  somebodyIsSignedIn({ role: 'admin', actions: { self: 'all', audit: 'all' } });
  answer('get', '/users', []);
});

it('says who did what in words, and what was different', async () => {
  answer('get', '/audit', page(ACT));
  open();
  const [act] = within(await screen.findByRole('list', { name: 'Audit log' })).getAllByRole('listitem');
  expect(act!.textContent).toContain('Ada: role changed');
  expect(within(act!).getAllByRole('row', { hidden: true }).map((row) => row.textContent)).toContain('rolerepmanager');
});

it('shows by a link only what is of one kind', async () => {
  const asked = answer('get', '/audit', page(ACT));
  const user = open();
  await user.click(await screen.findByRole('link', { name: 'role changed' }));
  await screen.findByRole('button', { name: 'Only role changed' });
  await vi.waitFor(() => expect(new URL(asked.at(-1)!.url).searchParams.get('act')).toBe('role_changed'));
  expect(window.location.search).toBe('?act=role_changed');
});

it('asks for whole days as the reader counts them', async () => {
  const asked = answer('get', '/audit', page());
  open('?since=2026-11-28&until=2026-11-28');
  await screen.findByText('Nothing matches');
  const { searchParams } = new URL(asked[0]!.url);
  const [since, until] = ['since', 'until'].map((name) => new Date(searchParams.get(name)!));
  expect(since).toEqual(new Date('2026-11-28T00:00'));
  expect(until).toEqual(new Date('2026-11-29T00:00'));
});

it('goes back as far as there is something', async () => {
  const asked = answer('get', '/audit', { ...page(ACT), next_cursor: 'further' }, page({ ...ACT, id: 6, actor_name: 'Bo' }));
  const user = open();
  await user.click(await screen.findByRole('button', { name: 'Show older ones' }));
  await screen.findByRole('link', { name: 'Bo' });
  expect(new URL(asked[1]!.url).searchParams.get('cursor')).toBe('further');
  expect(screen.queryByRole('button', { name: 'Show older ones' })).toBeNull();
});

it('hands out as a file what the filters let through', async () => {
  answer('get', '/audit', page(ACT));
  const asked = answer('get', '/audit/export', new Response('{"id": 7}\n'));
  const saved = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:x');
  vi.spyOn(URL, 'revokeObjectURL').mockReturnValue();
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
  const user = open('?act=role_changed');
  await user.click(await screen.findByRole('button', { name: 'Download' }));
  await vi.waitFor(() => expect(saved).toHaveBeenCalled());
  expect(new URL(asked[0]!.url).searchParams.get('act')).toBe('role_changed');
  vi.restoreAllMocks();
});

it('says why there is nothing to see', async () => {
  answer('get', '/audit', refused(422));
  open('?since=yesterday');
  await screen.findByText('The log cannot be shown right now');
});
