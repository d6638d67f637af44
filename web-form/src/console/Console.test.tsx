/// <reference types="vite/client" />
import { type AnyRoute, Route } from '@tanstack/react-router';
import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { answer, ME, refused, somebodyIsSignedIn } from '@/test/server';
import { show } from '@/test/show';
import { Console } from './Console';
import { PAGES } from './pages';

const every = (pages: readonly AnyRoute[]): AnyRoute[] => pages.flatMap((page) => [page, ...every((page.children as AnyRoute[] | undefined) ?? [])]);

const HEALTH = { status: 'degraded', version: '1', components: { kafka: { status: 'degraded', detail: 'slow' } } };

beforeEach(() => {
  somebodyIsSignedIn();
  answer('get', '/health', HEALTH);
  answer('get', '/today', refused(404));
  answer('get', '/inbox/counts', refused(404));
});

function open(address: string) {
  window.history.replaceState(null, '', address);
  return show(<Console />);
}

it('shows every page of the rail by its title', async () => {
  open('/console/');
  const rail = within(await screen.findByRole('navigation'));
  const titles = PAGES.map(({ options }) => options.staticData).filter(({ icon, action }) => icon && (!action || action in ME.actions));
  expect(rail.getAllByRole('link').slice(1, -1).map((link) => link.textContent)).toEqual(titles.map(({ title }) => title));
});

it('knows the page of every folder', () => {
  const brought = Object.values(import.meta.glob<object>('./*/page.ts', { eager: true })).flatMap(Object.values);
  expect(brought.filter((one) => one instanceof Route && !every(PAGES).includes(one))).toEqual([]);
});

it('names the company and the page in the tab', async () => {
  open('/console/');
  await waitFor(() => expect(document.title).toBe('Today · Initech Support'));
});

it('says inside its frame that there is no such page, and leads back', async () => {
  const user = open('/console/nowhere/at/all/');
  await screen.findByRole('heading', { name: 'There is no page here' });
  await user.click(screen.getByRole('link', { name: 'Back to the start' }));
  await screen.findByRole('heading', { name: 'What waits' });
});

it('shows how the system is in words', async () => {
  open('/console/');
  await screen.findByText('Message queue');
  await screen.findByText('Limited or not heard of: slow');
});
