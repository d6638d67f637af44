import { screen } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { answer, refused, somebodyIsSignedIn } from '@/test/server';
import { show } from '@/test/show';
import { Console } from '../Console';

const PROMISED = {
  hours: { time_zone: 'Europe/Berlin', week: { monday: [{ opens: '09:00', closes: '17:00' }] }, country: 'DE', closed_on: [] },
  policies: { urgent: { first_response_minutes: 30 } },
};

function open(promised: object | null = PROMISED) {
  answer('get', '/sla', promised as never);
  window.history.replaceState(null, '', '/console/settings/service-levels/');
  return show(<Console />);
}

beforeEach(() => {
  somebodyIsSignedIn({ actions: { self: 'all', administer: 'all' } });
});

it('speaks of hours where the server counts minutes', async () => {
  const asked = answer('put', '/sla', PROMISED);
  const user = open();
  const field = await screen.findByLabelText('Urgent: First answer, hours');
  expect(field).toHaveProperty('value', '0.5');
  await user.clear(field);
  await user.type(field, '1.5');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText(/Saved/);
  expect((await asked[0]!.json()).policies).toEqual({ urgent: { first_response_minutes: 90 } });
});

it('begins with a usual week where nothing is promised yet', async () => {
  open(null);
  expect(await screen.findByLabelText('Friday: opens at')).toHaveProperty('value', '09:00');
  screen.getAllByText('Closed');
});

it('opens a closed day, and closes it again', async () => {
  const user = open();
  await user.click(await screen.findByRole('button', { name: 'Sunday: add hours' }));
  screen.getByLabelText('Sunday: closes at');
  await user.click(screen.getByRole('button', { name: 'Sunday: remove these hours' }));
  expect(screen.queryByLabelText('Sunday: closes at')).toBeNull();
});

it('says beside the hours what is wrong with them, and keeps what was typed', async () => {
  answer('put', '/sla', refused(422, { 'hours.week.monday.0': 'opens before it closes' }));
  const user = open();
  const closes = await screen.findByLabelText('Monday: closes at');
  await user.clear(closes);
  await user.type(closes, '08:00');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText('opens before it closes');
  expect(closes).toHaveProperty('value', '08:00');
});
