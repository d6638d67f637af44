import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { SuggestedReply } from '@/queries/assist';
import type { OpenTicket } from '@/queries/staffTicket';
import { answer, refused, somebodyIsSignedIn } from '@/test/server';
import { show } from '@/test/show';
import { COUNTS, item, openTicket, page, row, SUGGESTION } from '@/test/tickets';
import { Console } from '../Console';

const NEXT = row({ id: 'TKT-0043', uuid: 'uuid-43', customer_name: 'Grace Hopper', excerpt: 'The next one' });
const SENT = { id: 'm-9', ticket_id: 'TKT-0042', delivery_status: 'pending', undo_until: null, item: item(), ticket_status: 'waiting_customer' };
const MESSAGES = '/api/tickets/TKT-0042/messages';

function open(ticket: Partial<OpenTicket> = {}, draft: SuggestedReply | Response = refused(404)) {
  answer('get', '/api/tickets/TKT-0042', openTicket({ timeline: [item()], ...ticket }) as never);
  answer('get', '/api/ai/tickets/TKT-0042/draft-response', draft as never);
  window.history.replaceState(null, '', '/console/inbox/TKT-0042/');
  return show(<Console />);
}

beforeEach(() => {
  somebodyIsSignedIn();
  answer('get', '/inbox/counts', COUNTS);
  answer('get', '/topic-alerts', []);
  answer('get', '/api/tickets', page([row(), NEXT]) as never);
  for (const id of ['TKT-0042', 'TKT-0043']) {
    answer('get', `/api/tickets/${id}/context`, refused(503));
    answer('post', `/api/tickets/${id}/presence`, { viewers: [] });
    answer('put', `/api/tickets/${id}/my-draft`, {});
    answer('delete', `/api/tickets/${id}/my-draft`, new Response(null, { status: 204 }));
  }
  answer('get', '/api/tickets/TKT-0043', openTicket({ ...NEXT, subject: 'Another matter', waiting_since: null, draft: null }) as never);
});

const reply = () => screen.findByRole('textbox', { name: 'Your answer' });
const draftOf = async (request: Request) => ((await request.json()) as { content: string }).content;

describe('the timeline', () => {
  it('tells the customer, the AI, colleagues and notes apart', async () => {
    const said = (id: string, change: object) => item({ id, ...change });
    open({
      timeline: [
        said('1', { text: 'Where is it?' }),
        said('2', { text: 'It is there.', author: { kind: 'ai', id: null, name: null }, delivery_status: 'delivered' }),
        said('3', { text: 'Ask Tom first.', kind: 'note', author: { kind: 'person', id: 'u', name: 'Mia' } }),
        said('4', { kind: 'event', text: '', author: { kind: 'person', id: 'u', name: 'Mia' }, event: { name: 'taken_over', detail: {} } }),
      ],
    });
    const log = within(await screen.findByRole('log'));
    log.getByText('AI assistant');
    log.getByText('Delivered');
    log.getByText('Note');
    log.getByText('Mia took over');
  });

  it('asks for what came before only when somebody wants to read it', async () => {
    const asked = answer('get', '/api/tickets/TKT-0042/timeline', { items: [item({ id: 'old', text: 'Long ago' })], earlier: null } as never);
    const user = open({ earlier: 'before-1' });
    const more = await screen.findByRole('button', { name: 'Show what came before' });
    expect(asked).toHaveLength(0);
    await user.click(more);
    await screen.findByText('Long ago');
    expect(screen.queryByRole('button', { name: 'Show what came before' })).toBeNull();
  });
});

describe('a reply', () => {
  it('says what its author had seen, leaves once, and the next ticket is there', async () => {
    const asked = answer('post', MESSAGES, SENT as never);
    const user = open();
    await user.type(await reply(), 'Here it is.');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByRole('heading', { name: 'Another matter' });
    expect(await asked[0]!.json()).toEqual({ content: 'Here it is.', note: false, resolve: false, last_seen_message_id: openTicket().last_message_id });
    expect(asked[0]!.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('resolves as well with Shift', async () => {
    const asked = answer('post', MESSAGES, SENT as never);
    const user = open();
    await user.type(await reply(), 'Done.');
    await user.keyboard('{Control>}{Shift>}{Enter}{/Shift}{/Control}');
    await waitFor(() => expect(asked).toHaveLength(1));
    expect(await asked[0]!.json()).toMatchObject({ resolve: true });
  });

  it('is taken back with one key', async () => {
    answer('post', MESSAGES, SENT as never);
    const taken = answer('delete', `${MESSAGES}/m-9`, { content: 'Here it is.' });
    const kept = answer('put', '/api/tickets/TKT-0042/my-draft', {});
    const user = open();
    await user.type(await reply(), 'Here it is.');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByRole('heading', { name: 'Another matter' });
    await user.keyboard('u');
    await screen.findByText('Taken back. Your text is here again.');
    expect(taken).toHaveLength(1);
    expect(await draftOf(kept.at(-1)!)).toBe('Here it is.');
    expect(window.location.pathname).toBe('/console/inbox/TKT-0042/');
  });

  it('that somebody was faster than shows what is new, and keeps the text', async () => {
    const newer = [item({ id: 'new', text: 'Forget it, I found it.' })];
    const stale = Response.json({ error: 'stale', message: 'Newer.', fields: [], newer }, { status: 409 });
    const asked = answer('post', MESSAGES, stale, SENT as never);
    const user = open();
    await user.type(await reply(), 'Here it is.');
    await user.click(screen.getByRole('button', { name: 'Send' }));
    const sheet = within(await screen.findByRole('dialog'));
    sheet.getByText('Forget it, I found it.');
    expect(sheet.getByLabelText('Your text')).toHaveProperty('value', 'Here it is.');
    await user.click(sheet.getByRole('button', { name: 'Send it anyway' }));
    await waitFor(() => expect(asked).toHaveLength(2));
    expect(await asked[1]!.json()).toMatchObject({ content: 'Here it is.', last_seen_message_id: 'new' });
  });

  it('is kept while it is written, and is there again', async () => {
    const kept = answer('put', '/api/tickets/TKT-0042/my-draft', {});
    const user = open({ my_draft: { kind: 'reply', content: 'Dear Ada', last_seen_message_id: null, updated_at: '2026-11-29T09:00:00Z' } });
    expect(await reply()).toHaveProperty('value', 'Dear Ada');
    await user.type(await reply(), ', hello');
    await screen.findByText('Draft saved');
    expect(await draftOf(kept.at(-1)!)).toBe('Dear Ada, hello');
  });

  it('of somebody who drafts only cannot be sent, and they are told before', async () => {
    const user = open({ can_send: false });
    await user.type(await reply(), 'Here it is.');
    screen.getByText(/Your role drafts only/);
    expect(screen.getByRole('button', { name: 'Send' })).toHaveProperty('disabled', true);
  });
});

it('a note is marked as one, and says so to the server', async () => {
  const asked = answer('post', MESSAGES, SENT as never);
  const user = open();
  await reply();
  await user.keyboard('n');
  await user.type(await screen.findByRole('textbox', { name: 'Note' }), 'Ask Tom first.');
  await user.click(screen.getByRole('button', { name: 'Add note' }));
  await screen.findByText('Note added');
  expect(await asked[0]!.json()).toMatchObject({ content: 'Ask Tom first.', note: true });
});

describe('the suggestion', () => {
  it('says how sure it is, why it waits, and what it leaves out', async () => {
    open({}, SUGGESTION);
    await screen.findByRole('heading', { name: 'Suggested reply, 78%, 1 source' });
    screen.getByText(/Not sent by itself: the article does not name the plan/);
    screen.getByText('When the change takes effect');
  });

  it('shows what carries a sentence to the keyboard, too', async () => {
    open({}, SUGGESTION);
    (await screen.findByText('Open Settings.')).focus();
    await screen.findByText('Source: Billing › Address');
  });

  it('is edited, and its reply keeps its name', async () => {
    const asked = answer('post', MESSAGES, SENT as never);
    const user = open({}, SUGGESTION);
    await user.click(await screen.findByRole('button', { name: 'Edit' }));
    await user.type(await reply(), ' Thanks!');
    await user.click(screen.getByRole('button', { name: 'Show what you changed' }));
    expect((await screen.findByText('Thanks!', { exact: false, selector: 'ins' })).textContent).toContain('Thanks!');
    await user.click(screen.getByRole('button', { name: 'Send' }));
    await waitFor(() => expect(asked).toHaveLength(1));
    expect(await asked[0]!.json()).toMatchObject({ content: `${SUGGESTION.content} Thanks!`, draft_id: 'draft-1' });
  });

  it('is written again as somebody wants it', async () => {
    const asked = answer('post', '/api/ai/tickets/TKT-0042/draft-response/regenerate', { ...SUGGESTION, content: 'Settings.', sentences: [] } as never);
    const user = open({}, SUGGESTION);
    await user.click(await screen.findByRole('button', { name: 'Shorter' }));
    await screen.findByText('Settings.');
    expect(await asked[0]!.json()).toEqual({ instruction: 'Make it shorter.' });
  });

  it('is rejected with a reason', async () => {
    const asked = answer('post', '/drafts/draft-1/reject', {});
    const user = open({}, SUGGESTION);
    await user.click(await screen.findByRole('button', { name: 'Reject' }));
    await user.click(await screen.findByRole('menuitem', { name: 'It is wrong', hidden: true }));
    await waitFor(() => expect(asked).toHaveLength(1));
    expect(await asked[0]!.json()).toEqual({ reason: 'It is wrong' });
    expect(screen.queryByRole('heading', { name: /Suggested reply/ })).toBeNull();
  });
});

describe('the ticket', () => {
  it('is taken over', async () => {
    const asked = answer('post', '/api/tickets/TKT-0042/take-over', openTicket({ assigned_to: { id: 'u', name: 'Mia' } }) as never);
    const user = open();
    await user.click(await screen.findByRole('button', { name: 'Take over' }));
    await screen.findByRole('button', { name: 'Hand back to the AI' });
    expect(asked).toHaveLength(1);
  });

  it('shows at once what is changed, and goes back where the server refuses', async () => {
    answer('patch', '/api/tickets/TKT-0042', refused(409));
    const user = open();
    await user.click(await screen.findByRole('button', { name: 'Priority: Normal' }));
    await user.click(await screen.findByRole('menuitem', { name: 'High', hidden: true }));
    await screen.findByText('Nothing was changed');
    screen.getByRole('button', { name: 'Priority: Normal' });
  });

  it('is resolved with one key, and the next one is there', async () => {
    const asked = answer('patch', '/api/tickets/TKT-0042', openTicket({ status: 'resolved' }) as never);
    const user = open();
    await reply();
    await user.keyboard('e');
    await screen.findByRole('heading', { name: 'Another matter' });
    expect(await asked[0]!.json()).toEqual({ status: 'resolved' });
  });

  it('names who else writes', async () => {
    answer('post', '/api/tickets/TKT-0042/presence', { viewers: [{ id: 'u', name: 'Tom', typing: true }] });
    open();
    expect((await screen.findAllByText('Tom is writing')).length).toBeGreaterThan(0);
  });

  it('that is not ours or gone says so, and leads back', async () => {
    open();
    answer('get', '/api/tickets/TKT-0042', refused(404));
    await screen.findByRole('heading', { name: 'There is no such ticket' });
  });
});

it('every action is found by its name', async () => {
  const user = open();
  await reply();
  await user.keyboard('{Control>}k{/Control}');
  await user.type(await screen.findByPlaceholderText('An action or a page'), 'no');
  await screen.findByRole('option', { name: /^Note/ });
  await user.keyboard('{Enter}');
  await screen.findByRole('textbox', { name: 'Note' });
});
