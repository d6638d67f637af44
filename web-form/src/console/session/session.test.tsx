import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { answer, ME, refused, somebodyIsSignedIn } from '@/test/server';
import { show } from '@/test/show';

const TOKENS = { access_token: 'a.b.c', token_type: 'bearer', expires_in: 600 };
const HEALTH = { status: 'healthy', version: '1', components: {} };

/** The page as a browser loads it: what it knew before is gone. */
async function open(address: string) {
  window.history.replaceState(null, '', address);
  const { Console } = await import('../Console');
  return show(<Console />);
}

function nobodyIsSignedIn() {
  answer('get', '/auth/samples', refused(404));
  return answer('post', '/auth/refresh', refused(401));
}

beforeEach(() => {
  vi.resetModules();
  answer('get', '/health', HEALTH);
  answer('get', '/today', refused(404));
  answer('get', '/inbox/counts', refused(404));
});

describe('whoever is not signed in', () => {
  it('signs in, and comes to where they wanted', async () => {
    nobodyIsSignedIn();
    const asked = answer('post', '/auth/login', TOKENS);
    answer('get', '/auth/me', ME);
    const user = await open('/console/profile/?tab=2#top');
    await user.type(await screen.findByLabelText('Email'), ME.email);
    await user.type(screen.getByLabelText('Password'), 'four words and more');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    await screen.findByRole('heading', { name: 'Mia Smith' });
    expect(await asked[0]!.json()).toEqual({ email: ME.email, password: 'four words and more' });
    expect(window.location.href).toMatch(/\/console\/profile\/\?tab=2#top$/);
  });

  it('is told why not, and keeps what was typed', async () => {
    nobodyIsSignedIn();
    answer('post', '/auth/login', refused(401));
    const user = await open('/console/');
    await user.type(await screen.findByLabelText('Email'), ME.email);
    await user.type(screen.getByLabelText('Password'), 'wrong');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    await screen.findByText('The server says no.');
    expect(screen.getByLabelText('Email')).toHaveProperty('value', ME.email);
  });

  it.each(['https://evil.example/', '//evil.example/', '/\\evil.example/'])('is not led away to %s', async (next) => {
    somebodyIsSignedIn();
    await open(`/console/login/?next=${encodeURIComponent(next)}`);
    await screen.findByRole('heading', { name: 'What waits' });
    expect(window.location.host).toBe('localhost:3000');
  });

  it('leaves for where the company signs in, and is told what came of it', async () => {
    nobodyIsSignedIn();
    answer('get', '/auth/oidc', { name: 'Acme' });
    const asked = answer('post', '/auth/oidc/start', refused(503));
    const user = await open('/console/login/?next=%2Finbox%2F&problem=refused');
    await screen.findByText(/takes an invitation/);
    await user.click(await screen.findByRole('button', { name: 'Sign in with Acme' }));
    await screen.findByText('The server says no.');
    expect(await asked[0]!.json()).toEqual({ next: '/inbox/' });
  });

  it('enters with one click on a local stack', async () => {
    nobodyIsSignedIn();
    answer('get', '/auth/samples', [{ role: 'rep', name: 'Rita Rep' }]);
    answer('post', '/auth/samples/rep', TOKENS);
    answer('get', '/auth/me', { ...ME, name: 'Rita Rep', role: 'rep' });
    const user = await open('/console/');
    await user.click(await screen.findByRole('button', { name: 'Enter as Rep (Rita Rep)' }));
    await screen.findByText('Rita Rep');
  });

  it('takes up an invitation with what stands behind the # of its link', async () => {
    nobodyIsSignedIn();
    const asked = answer('post', '/auth/set-password', refused(422, { password: 'Too short.' }), TOKENS);
    answer('get', '/auth/me', ME);
    const user = await open('/console/welcome/#secret');
    await user.type(await screen.findByLabelText('Password'), 'short');
    await user.click(screen.getByRole('button', { name: 'Save and sign in' }));
    await screen.findByText('Too short.');
    await user.type(screen.getByLabelText('Password'), ' no longer');
    await user.click(screen.getByRole('button', { name: 'Save and sign in' }));
    await screen.findByText('Mia Smith');
    expect(await asked[1]!.json()).toEqual({ link: 'secret', password: 'short no longer' });
    expect(window.location.hash).toBe('');
  });

  it('learns nothing about accounts when a password is forgotten', async () => {
    nobodyIsSignedIn();
    answer('post', '/auth/password-reset', new Response(null, { status: 202 }));
    const user = await open('/console/forgotten/');
    await user.type(await screen.findByLabelText('Email'), 'nobody@techcorp.example');
    await user.click(screen.getByRole('button', { name: 'Send the link' }));
    await screen.findByText(/If this address has an account/);
  });
});

describe('whoever is signed in', () => {
  it('still is after a reload, by the cookie alone', async () => {
    const refreshed = somebodyIsSignedIn();
    await open('/console/');
    await screen.findByText('Mia Smith');
    expect(refreshed[0]!.headers.get('X-Requested-With')).toBe('console');
    expect(JSON.stringify([{ ...localStorage }, { ...sessionStorage }])).not.toContain('a.b.c');
  });

  it('is told that a page is not for their role, and does not find it in the rail', async () => {
    somebodyIsSignedIn();
    await open('/console/settings/people/');
    await screen.findByRole('heading', { name: 'This is not part of your role' });
    expect(screen.queryByRole('link', { name: 'People' })).toBeNull();
  });

  it('signs out, and sees nothing any more', async () => {
    somebodyIsSignedIn();
    const ended = answer('post', '/auth/logout', new Response(null, { status: 204 }));
    answer('get', '/auth/samples', refused(404));
    const user = await open('/console/');
    await user.click(await screen.findByRole('button', { name: 'Sign out' }));
    await screen.findByRole('heading', { name: 'Sign in' });
    expect(ended).toHaveLength(1);
    expect(screen.queryByText('Mia Smith')).toBeNull();
  });

  it('is asked to sign in again when the session has ended elsewhere', async () => {
    somebodyIsSignedIn();
    answer('get', '/auth/samples', refused(404));
    answer('post', '/auth/password', refused(401));
    const user = await open('/console/profile/');
    await user.type(await screen.findByLabelText('Your password now'), 'four words and more');
    await user.type(screen.getByLabelText('The new one'), 'another four words');
    await user.click(screen.getByRole('button', { name: 'Change password' }));
    await screen.findByRole('heading', { name: 'Sign in' });
    await waitFor(() => expect(new URLSearchParams(window.location.search).get('next')).toBe('/profile/'));
  });
});
