import { screen, within } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { answer, refused } from '@/test/server';
import { show } from '@/test/show';
import { StaffTexts } from '../StaffTexts';
import { People } from './People';

const TOM = {
  id: '6f0b1f0e-0000-4000-8000-000000000002',
  email: 'tom@techcorp.example',
  name: 'Tom',
  role: 'rep',
  may_send: false,
  teams: ['billing'],
  joined: true,
  created_at: '2026-11-29T00:00:00Z',
  disabled_at: null,
};

const showPeople = () =>
  show(
    <StaffTexts>
      <People />
    </StaffTexts>,
  );

beforeEach(() => {
  answer('get', '/users', [TOM]);
  answer('get', '/teams', ['billing', 'support']);
});

it('shows everybody with role and teams', async () => {
  showPeople();
  const [tom] = await screen.findAllByRole('listitem');
  within(tom!).getByText('tom@techcorp.example');
  expect(within(tom!).getByLabelText('Role of Tom')).toHaveProperty('value', 'rep');
});

it('invites somebody, and hands out the link', async () => {
  const asked = answer('post', '/users', { user: { ...TOM, name: 'Mia', joined: false }, link: 'https://x/#secret' });
  const user = showPeople();
  await user.type(await screen.findByLabelText('Name'), 'Mia');
  await user.type(screen.getByLabelText('Email'), 'mia@techcorp.example');
  await user.click(screen.getByRole('button', { name: 'Invite' }));
  await screen.findByText('Mia is invited');
  expect(await asked[0]!.json()).toEqual({ name: 'Mia', email: 'mia@techcorp.example', role: 'rep', may_send: false, teams: [] });
});

it('saves another role at once, and shows what the server made of it', async () => {
  const asked = answer('patch', `/users/${TOM.id}`, { ...TOM, role: 'manager' });
  const user = showPeople();
  await user.selectOptions(await screen.findByLabelText('Role of Tom'), 'manager');
  expect(await asked[0]!.json()).toEqual({ role: 'manager' });
  expect(await screen.findByLabelText('Role of Tom')).toHaveProperty('value', 'manager');
});

it('says why nothing was changed', async () => {
  answer('patch', `/users/${TOM.id}`, refused(409));
  const user = showPeople();
  await user.click(await screen.findByRole('button', { name: 'Disable' }));
  await screen.findByText(/Nothing was changed.*The server says no/);
});
