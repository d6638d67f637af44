import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { answer } from '@/test/server';
import { show } from '@/test/show';
import { StaffTexts } from '../StaffTexts';
import { Zero } from './Zero';

const SANDBOX = { enabled: true, mailbox: 'support@techcorp.example', whatsapp_number: '+14155551000' };

it('has sample customers write where nobody has, and no real one would', async () => {
  answer('get', '/today', { channels: {}, replied: 0 });
  answer('get', '/sandbox', SANDBOX);
  const asked = answer('post', '/sandbox/email', {});
  const user = show(<StaffTexts><Zero view="needs_person" /></StaffTexts>);
  await user.click(await screen.findByRole('button', { name: 'Have 10 sample customers write' }));
  await waitFor(() => expect(asked).toHaveLength(10));
  expect(await asked[0]!.json()).toMatchObject({ from_name: 'Nora Feld', from_email: 'nora.feld@sample.example' });
});

it('offers none where somebody has written', async () => {
  answer('get', '/today', { channels: { email: 3 }, replied: 3 });
  answer('get', '/sandbox', SANDBOX);
  show(<StaffTexts><Zero view="needs_person" /></StaffTexts>);
  await screen.findByText(/3 requests were answered today/);
  expect(screen.queryByRole('button')).toBeNull();
});
