import { screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { answer, refused, somebodyIsSignedIn } from '@/test/server';
import { show } from '@/test/show';
import { Console } from '../Console';

const LATE = { id: 7, kind: 'sla_breached', ticket: 'TKT-0042', ticket_uuid: 'uuid-42', task_id: null, title: null, at: '2026-11-29T08:00:00Z', read_at: null };
const SEEN = { ...LATE, id: 6, ticket: 'TKT-0041', read_at: '2026-11-29T09:00:00Z' };
const REMINDER = { ...LATE, id: 5, kind: 'task_due', ticket: null, ticket_uuid: null, task_id: 3, title: 'Call Ada', read_at: SEEN.read_at };
const NEWS = { items: [LATE, SEEN, REMINDER], next_cursor: null, unread: 1 };

beforeEach(() => {
  somebodyIsSignedIn();
  for (const path of ['/health', '/today', '/inbox/counts']) answer('get', path, refused(404));
  window.history.replaceState(null, '', '/console/');
});

it('says how many are new, leads to their tickets, and has read what was shown', async () => {
  answer('get', '/notifications', NEWS, { ...NEWS, unread: 0 });
  const read = answer('post', '/notifications/read', new Response(null, { status: 204 }));
  const user = show(<Console />);
  await user.click(await screen.findByRole('button', { name: 'Notifications, 1 new' }));
  const late = await screen.findByRole('menuitem', { name: /TKT-0042 is late/, hidden: true });
  expect(late.getAttribute('href')).toBe('/console/inbox/TKT-0042/');
  const due = screen.getByRole('menuitem', { name: /Due: Call Ada/, hidden: true });
  expect(due.getAttribute('href')).toBe('/console/tasks/');
  await user.keyboard('{Escape}');
  await waitFor(() => expect(read).toHaveLength(1));
  expect(await read[0]!.json()).toEqual({ ids: [7] });
  await screen.findByRole('button', { name: 'Notifications' });
});
