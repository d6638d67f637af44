import { screen, within } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { answer, refused, somebodyIsSignedIn } from '@/test/server';
import { show } from '@/test/show';
import { StaffTexts } from '../StaffTexts';
import { Tokens } from './Tokens';

const TOKEN = {
  id: '6f0b1f0e-0000-4000-8000-000000000003',
  name: 'Nightly report',
  actions: ['read', 'report'],
  created_at: '2026-11-29T00:00:00Z',
  expires_at: null,
  last_used_at: null,
};

const showTokens = () =>
  show(
    <StaffTexts>
      <Tokens />
    </StaffTexts>,
  );

beforeEach(() => {
  somebodyIsSignedIn({ actions: { self: 'all', read: 'team', teach: 'team' } });
});

it('says what each token may do, without its secret', async () => {
  answer('get', '/auth/tokens', [TOKEN]);
  showTokens();
  const [token] = within(await screen.findByRole('list')).getAllByRole('listitem');
  within(token!).getByText('Read · Read reports');
  within(token!).getByText(/never used.*does not expire/);
});

it('offers what somebody may do themselves, and shows the secret of what was made', async () => {
  answer('get', '/auth/tokens', []);
  const asked = answer('post', '/auth/tokens', { ...TOKEN, token: 'fte_secret' });
  const user = showTokens();
  await user.type(await screen.findByLabelText('What it is for'), 'Nightly report');
  const offered = await screen.findAllByRole('checkbox');
  expect(offered.map((box) => box.getAttribute('value'))).toEqual(['self', 'read', 'teach']);
  await user.click(screen.getByRole('checkbox', { name: /Teach/ }));
  await user.click(screen.getByRole('button', { name: 'Make token' }));
  await screen.findByText('fte_secret');
  expect(await asked[0]!.json()).toEqual({
    name: 'Nightly report',
    actions: ['self', 'read', 'teach'],
    expires_in_days: 90,
  });
});

it('makes none that may do nothing', async () => {
  answer('get', '/auth/tokens', []);
  const asked = answer('post', '/auth/tokens', refused(422));
  const user = showTokens();
  await user.type(await screen.findByLabelText('What it is for'), 'Nothing');
  for (const name of [/Find its way/, /^Read/]) await user.click(await screen.findByRole('checkbox', { name }));
  await user.click(screen.getByRole('button', { name: 'Make token' }));
  await screen.findByText('Tick at least one thing that it may do.');
  expect(asked).toHaveLength(0);
});

it('revokes one only after a second word', async () => {
  answer('get', '/auth/tokens', [TOKEN]);
  const asked = answer('delete', `/auth/tokens/${TOKEN.id}`, new Response(null, { status: 204 }));
  const user = showTokens();
  await user.click(await screen.findByRole('button', { name: 'Revoke Nightly report' }));
  expect(asked).toHaveLength(0);
  await user.click(screen.getByRole('button', { name: 'Revoke Nightly report' }));
  await screen.findByText('You have no tokens');
  expect(asked).toHaveLength(1);
});
