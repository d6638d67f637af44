import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { answer, refused } from '@/test/server';
import { show } from '@/test/show';
import { SupportForm } from '../support/SupportForm';
import { LanguageMenu } from './LanguageMenu';

const page = document.documentElement;

beforeEach(() => {
  answer('get', '/support/form', { max_files: 2, max_file_bytes: 2048, extensions: ['txt'], turnstile_site_key: null });
});
afterEach(() => localStorage.clear());

const open = (language: string) => {
  page.lang = language;
  page.dataset.translating = '';
  return show(
    <>
      <LanguageMenu />
      <SupportForm onSent={() => undefined} />
    </>,
  );
};

it('speaks the language that the page was declared to be in, and shows it then', async () => {
  open('de');
  await screen.findByLabelText('Ihr Name');
  expect(page.dataset.translating).toBeUndefined();
});

it('says what is wrong in the language that is chosen afterwards, too', async () => {
  const user = open('de');
  await user.click(await screen.findByRole('button', { name: 'Anfrage senden' }));
  await screen.findByText(/mindestens 10 Zeichen/);
  await user.selectOptions(screen.getByRole('combobox', { name: 'Sprache' }), 'Polski');
  await screen.findByText(/co najmniej 10 znaków/);
  await screen.findByText(/co najmniej 3 znaki/);
});

it('is read from right to left where its language is', async () => {
  const user = open('en');
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Language' }), 'العربية');
  await waitFor(() => expect([page.lang, page.dir]).toEqual(['ar', 'rtl']));
});

it('explains in its own language what only the server knows, beside the server’s words', async () => {
  answer('post', '/support/form', refused(422, { subject: 'Not this one.' }));
  const user = open('de');
  await user.click(await screen.findByRole('radio', { name: 'Abrechnung' }));
  for (const [label, text] of Object.entries({
    'Ihr Name': 'Maya',
    'E-Mail': 'maya@example.com',
    Betreff: 'Slack',
    Nachricht: 'Wie verbinde ich Slack?',
  })) {
    await user.click(screen.getByLabelText(label));
    await user.paste(text);
  }
  await user.click(screen.getByRole('button', { name: 'Anfrage senden' }));
  await screen.findByText(/Bitte prüfen Sie diese Angabe/);
  expect(screen.getByText('Not this one.').lang).toBe('en');
});
