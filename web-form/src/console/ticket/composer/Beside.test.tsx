import { screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { deskAnswers, MESSAGES, open, reply, SENT } from '@/test/desk';
import { answer, refused } from '@/test/server';
import { openTicket } from '@/test/tickets';

const FILE = { id: 'file-1', name: 'Invoice 7.pdf', media_type: 'application/pdf', size: 1_200 };
const SCHEDULED = { author: { id: 'u-9', name: 'Ray' }, content: 'Dear Ada', cc: ['boss@example.com'], files: [FILE], send_at: '2026-12-01T09:00:00Z' };
const WHERE = '/api/tickets/TKT-0042/scheduled';

beforeEach(deskAnswers);

it('leaves with its files and a copy', async () => {
  answer('post', '/reply-files', FILE);
  const asked = answer('post', MESSAGES, SENT as never);
  const user = open();
  await user.type(await reply(), 'Here it is.');
  await user.click(screen.getByRole('button', { name: 'Copy to (Cc)' }));
  await user.type(screen.getByPlaceholderText('An address, then Enter'), 'boss@example.com{Enter}');
  await user.upload(document.querySelector<HTMLInputElement>('input[type=file]')!, new File(['%PDF-'], FILE.name));
  await screen.findByRole('button', { name: `Remove ${FILE.name}` });
  await user.click(screen.getByRole('button', { name: 'Send' }));
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(await asked[0]!.json()).toMatchObject({ cc: ['boss@example.com'], files: ['file-1'] });
});

it('says which file was not taken, and why', async () => {
  answer('post', '/reply-files', refused(422, { file: 'too large' }));
  const user = open();
  await reply();
  await user.upload(document.querySelector<HTMLInputElement>('input[type=file]')!, new File(['%PDF-'], FILE.name));
  await screen.findByText(`${FILE.name} was not attached`);
});

it('offers neither where the channel carries words only', async () => {
  open({ letters: false, takes_files: false });
  await reply();
  expect(screen.queryByRole('button', { name: 'Attach files' })).toBeNull();
});

it('offers files alone where nobody can be copied to', async () => {
  open({ letters: false });
  await reply();
  screen.getByRole('button', { name: 'Attach files' });
  expect(screen.queryByRole('button', { name: 'Copy to (Cc)' })).toBeNull();
});

it('leaves later, and comes back for its author to go on with', async () => {
  const asked = answer('put', WHERE, openTicket({ scheduled: SCHEDULED }) as never);
  const draft = { kind: 'reply' as const, content: 'Dear Ada', cc: [], last_seen_message_id: 'seen', updated_at: SCHEDULED.send_at };
  answer('delete', WHERE, openTicket({ my_draft: draft }) as never);
  const user = open();
  await user.type(await reply(), 'Dear Ada');
  await user.click(screen.getByRole('button', { name: 'More ways to send' }));
  await user.click(await screen.findByRole('menuitem', { name: /Tomorrow morning/ }));
  await screen.findByText(/^Ray’s reply leaves/);
  screen.getByText(/boss@example.com/);
  screen.getByText(FILE.name);
  expect(await asked[0]!.json()).toMatchObject({ content: 'Dear Ada', last_seen_message_id: openTicket().last_message_id });
  expect(await reply()).toHaveProperty('value', '');
  await user.click(screen.getByRole('button', { name: 'Take it back' }));
  await waitFor(async () => expect(await reply()).toHaveProperty('value', 'Dear Ada'));
});
