import { screen } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { answer, refused, somebodyIsSignedIn } from '@/test/server';
import { show } from '@/test/show';
import { Console } from '../Console';

const SET = { per_minute: 30, per_domain_per_minute: 10, opens: '08:00', closes: '20:00', working_days: 3, start_grace_minutes: 60 };

function open() {
  window.history.replaceState(null, '', '/console/settings/outreach/');
  return show(<Console />);
}

beforeEach(() => {
  somebodyIsSignedIn({ actions: { self: 'all', administer: 'all' } });
  answer('get', '/outreach/settings', SET);
});

it('sets the pace and leaves the rest', async () => {
  const asked = answer('put', '/outreach/settings', { ...SET, per_minute: 90 });
  const user = open();
  const field = await screen.findByLabelText('Messages a minute');
  await user.clear(field);
  await user.type(field, '90');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText('Saved: it holds from now on');
  expect(await asked[0]!.json()).toEqual({ ...SET, per_minute: 90 });
});

it('says beside the field what is wrong with it', async () => {
  answer('put', '/outreach/settings', refused(422, { closes: 'must be later than it opens' }));
  const user = open();
  await user.click(await screen.findByRole('button', { name: 'Save' }));
  await screen.findByText('must be later than it opens');
});
