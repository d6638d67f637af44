import { screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { deskAnswers, MESSAGES, open, reply, SENT } from '@/test/desk';
import { answer } from '@/test/server';
import { openTicket } from '@/test/tickets';

const macro = (name: string, body: string, actions: object = {}) => ({ id: name, name, body, actions });

beforeEach(() => {
  deskAnswers();
  answer('get', '/macros', [
    macro('Greeting', 'Hello {{customer.name}}, this is {{agent.name}} about {{ticket.id}}.', { tags: ['hello'] }),
    macro('Done', 'It is done.', { status: 'resolved' }),
  ]);
});

it('puts the words below what is written, with what is known filled in', async () => {
  answer('patch', '/api/tickets/TKT-0042', openTicket({ tags: ['hello'] }) as never);
  const user = open();
  await user.type(await reply(), 'One moment.');
  await user.click(screen.getByRole('button', { name: 'Macro' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Greeting', hidden: true }));
  expect(await reply()).toHaveProperty('value', 'One moment.\n\nHello Ada Lovelace, this is Mia Smith about TKT-0042.');
});

it('sets of the ticket what it says at once, and resolves it only when it is sent', async () => {
  const changed = answer('patch', '/api/tickets/TKT-0042', openTicket({ tags: ['hello'] }) as never);
  const sent = answer('post', MESSAGES, SENT as never);
  const user = open();
  await reply();
  await user.keyboard('m');
  await user.click(await screen.findByRole('menuitem', { name: 'Greeting', hidden: true }));
  await waitFor(() => expect(changed).toHaveLength(1));
  expect(await changed[0]!.json()).toEqual({ tags: ['hello'] });
  await user.click(screen.getByRole('button', { name: 'Macro' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Done', hidden: true }));
  await user.click(screen.getByRole('button', { name: 'Send and resolve' }));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(await sent[0]!.json()).toMatchObject({ resolve: true });
  expect(changed).toHaveLength(1);
});
