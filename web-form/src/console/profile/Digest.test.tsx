import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { answer, refused } from '@/test/server';
import { show } from '@/test/show';
import { StaffTexts } from '../StaffTexts';
import { Digest } from './Digest';

const showDigest = () =>
  show(
    <StaffTexts>
      <Digest />
    </StaffTexts>,
  );

it('mails in the morning of where somebody is', async () => {
  answer('get', '/notifications/digest', { every: 'off', time_zone: 'UTC' });
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const asked = answer('put', '/notifications/digest', { every: 'daily', time_zone: here });
  const user = showDigest();
  await user.selectOptions(await screen.findByLabelText('How often'), 'Every morning at eight');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText('Saved');
  expect(await asked[0]!.json()).toEqual({ every: 'daily', time_zone: here });
});

it('shows what was chosen before, also a zone that this browser does not know', async () => {
  answer('get', '/notifications/digest', { every: 'hourly', time_zone: 'Mars/Olympus' });
  showDigest();
  expect(await screen.findByLabelText('How often')).toHaveProperty('value', 'hourly');
  expect(screen.getByLabelText('Where your morning is')).toHaveProperty('value', 'Mars/Olympus');
});

it('says why nothing was saved', async () => {
  answer('get', '/notifications/digest', { every: 'off', time_zone: 'UTC' });
  answer('put', '/notifications/digest', refused(503));
  const user = showDigest();
  await user.click(await screen.findByRole('button', { name: 'Save' }));
  await screen.findByText('The server says no.');
});
