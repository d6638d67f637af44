import { screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { writeSession } from '@/lib/session';
import { answer, refused } from '@/test/server';
import { show } from '@/test/show';
import { SupportForm } from './SupportForm';

const RULES = { max_files: 2, max_file_bytes: 2048, extensions: ['txt'], turnstile_site_key: null };
const RECEIPT = { ticket_id: 'TKT-0007', status: 'received', message: '', created_at: '', access_token: 'secret' };
const WORDS = {
  'Your name': 'Maya',
  Email: ' maya@example.com ',
  Subject: 'Slack',
  Message: 'How do I connect Slack?',
};
const onSent = vi.fn();

beforeEach(() => {
  onSent.mockReset();
  writeSession('draft', undefined);
  writeSession('idempotency', undefined);
  answer('get', '/support/form', RULES);
});

async function filledIn() {
  const user = show(<SupportForm onSent={onSent} />);
  await user.click(screen.getByRole('radio', { name: 'Billing' }));
  for (const [label, text] of Object.entries(WORDS)) {
    await user.click(screen.getByLabelText(label));
    await user.paste(text);
  }
  return user;
}

const send = () => screen.getByRole('button', { name: /^Send/ });

it('says what is wrong before anything is sent, and goes there', async () => {
  const user = show(<SupportForm onSent={onSent} />);
  await user.click(send());
  expect(await screen.findByText(/Enter your name/)).toBeDefined();
  expect(document.activeElement).toBe(screen.getByLabelText('Your name'));
});

it('hands over the receipt of what was sent', async () => {
  const asked = answer('post', '/support/form', RECEIPT);
  await (await filledIn()).click(send());
  await waitFor(() => expect(onSent).toHaveBeenCalledWith(RECEIPT));
  expect(await asked[0]!.json()).toMatchObject({ email: 'maya@example.com', category: 'billing', priority: 'medium' });
});

it('sends files along', async () => {
  const asked = answer('post', '/support/form', RECEIPT);
  const user = await filledIn();
  await user.upload(document.querySelector<HTMLInputElement>('input[type=file]')!, new File(['x'], 'a.txt'));
  await user.click(send());
  await waitFor(() => expect(onSent).toHaveBeenCalled());
  expect(asked[0]!.headers.get('Content-Type')).toMatch(/^multipart\/form-data/);
});

it('sends the same key with the same words', async () => {
  const asked = answer('post', '/support/form', refused(503), RECEIPT);
  const user = await filledIn();
  await user.click(send());
  await user.click(await screen.findByRole('button', { name: 'Send again' }));
  await waitFor(() => expect(onSent).toHaveBeenCalled());
  expect(new Set(asked.map(({ headers }) => headers.get('Idempotency-Key'))).size).toBe(1);
});

it('shows what the server refuses where it is, and goes there', async () => {
  answer('post', '/support/form', refused(422, { subject: 'Not this one.' }));
  await (await filledIn()).click(send());
  expect(await screen.findByText('Not this one.')).toBeDefined();
  expect(document.activeElement).toBe(screen.getByLabelText('Subject'));
});

it('keeps what was typed over a reload', () => {
  writeSession('draft', { name: 'Maya', message: 'Half a sent' });
  show(<SupportForm onSent={onSent} />);
  expect(screen.getByLabelText<HTMLTextAreaElement>('Message').value).toBe('Half a sent');
});
