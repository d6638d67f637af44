import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { answer, refused } from '@/test/server';
import { show } from '@/test/show';
import { StaffTexts } from '../StaffTexts';
import { Calendar } from './Calendar';

const showCalendar = () =>
  show(
    <StaffTexts>
      <Calendar />
    </StaffTexts>,
  );

const SINCE = { since: '2026-11-01T08:00:00Z' };

it('makes an address that is shown once, to be copied', async () => {
  answer('get', '/tasks/feed', refused(404), SINCE);
  answer('post', '/tasks/feed', { path: '/api/v1/calendar/abc.ics' });
  const user = showCalendar();
  await user.click(await screen.findByRole('button', { name: 'Make an address' }));
  await screen.findByText(/\/api\/v1\/calendar\/abc\.ics$/);
  screen.getByRole('button', { name: 'Copy the address' });
  await screen.findByRole('button', { name: 'Make another address' });
});

it('closes the one that is there', async () => {
  answer('get', '/tasks/feed', SINCE, refused(404));
  const closed = answer('delete', '/tasks/feed', new Response(null, { status: 204 }));
  const user = showCalendar();
  await user.click(await screen.findByRole('button', { name: 'Close it' }));
  await screen.findByRole('button', { name: 'Make an address' });
  expect(closed).toHaveLength(1);
});
