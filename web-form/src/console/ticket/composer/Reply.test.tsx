import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { deskAnswers, MESSAGES, MY_DRAFT, open, PROPOSAL, reply, SENT } from '@/test/desk';
import { answer, answerLate, refused } from '@/test/server';
import { item, openTicket, SUGGESTION } from '@/test/tickets';
import { LONGER_THAN_A_SECOND_CLICK_MS } from './useSettled';

const SEEN = openTicket().last_message_id;
const NEW = item({ id: 'new', text: 'Forget it, I found it.' });
const CAME = { timeline: [item(), NEW], last_message_id: 'new' };
const myDraft = (seen: string | null) =>
  ({ kind: 'reply' as const, content: 'Dear Ada', cc: [], last_seen_message_id: seen, updated_at: '2026-11-29T09:00:00Z' });
const PROPOSED = {
  id: 'proposal-1',
  author: { id: 'u-9', name: 'Ray' },
  text: 'Dear Ada, press E.',
  confidence: null,
  reason: null,
  sources: [],
  created_at: '2026-11-29T09:00:00Z',
  cc: ['boss@example.com'],
  files: [{ id: 'file-1', name: 'Invoice 7.pdf', media_type: 'application/pdf', size: 1_200 }],
};
const stale = (more: object) =>
  Response.json({ error: 'stale', message: 'Newer.', fields: [], ...more }, { status: 409 });

/** What waits for this long waits until the test lets it come. */
function held(ms: number): () => void {
  const { setTimeout } = window;
  let last: () => void;
  vi.spyOn(window, 'setTimeout').mockImplementation(((work: () => void, delay?: number, ...given: unknown[]) =>
    delay === ms ? ((last = work), -1) : setTimeout(work, delay, ...given)) as typeof setTimeout);
  return () => act(() => last());
}

beforeEach(deskAnswers);

describe('a reply', () => {
  it('says what its author had seen, leaves once, and the next ticket is there', async () => {
    const asked = answer('post', MESSAGES, SENT as never);
    const user = open();
    await user.type(await reply(), 'Here it is.');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByRole('heading', { name: 'Another matter' });
    expect(await asked[0]!.json()).toEqual({ content: 'Here it is.', cc: [], files: [], note: false, resolve: false, last_seen_message_id: SEEN });
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

  it('leaves no second one where its button is pressed twice', async () => {
    const asked = answer('post', MESSAGES, SENT as never);
    const second = answer('post', '/api/tickets/TKT-0043/messages', SENT as never);
    answer('get', '/api/tickets/TKT-0043', openTicket({ id: 'TKT-0043', uuid: 'uuid-43', subject: 'Another matter' }) as never);
    answer('get', '/api/ai/tickets/TKT-0043/draft-response', SUGGESTION as never);
    const settle = held(LONGER_THAN_A_SECOND_CLICK_MS);
    const user = open();
    await user.type(await reply(), 'Here it is.');
    await user.click(screen.getByRole('button', { name: 'Send' }));
    await screen.findByRole('heading', { name: 'Another matter' });
    await user.click(await screen.findByRole('button', { name: 'Send' }));
    expect([asked.length, second.length]).toEqual([1, 0]);
    settle();
    expect(screen.getByRole('button', { name: 'Send' })).toHaveProperty('disabled', false);
  });

  it('is taken back with one key', async () => {
    answer('post', MESSAGES, SENT as never);
    const taken = answer('delete', `${MESSAGES}/m-9`, { content: 'Here it is.' });
    const kept = answer('put', MY_DRAFT, {});
    const user = open({}, undefined, { ...CAME, my_draft: { ...myDraft(SEEN), content: 'Here it is.' } });
    await user.type(await reply(), 'Here it is.');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByRole('heading', { name: 'Another matter' });
    await user.keyboard('u');
    await screen.findByText('Taken back. Your text is here again.');
    expect(taken).toHaveLength(1);
    expect(kept).toHaveLength(0);
    expect(await reply()).toHaveProperty('value', 'Here it is.');
    await screen.findByText(/Something new came while you were writing/);
    expect(window.location.pathname).toBe('/console/inbox/TKT-0042/');
  });

  it('is kept while it is written, and is there again', async () => {
    const kept = answer('put', MY_DRAFT, {});
    const user = open({ my_draft: myDraft(SEEN) });
    expect(await reply()).toHaveProperty('value', 'Dear Ada');
    await user.type(await reply(), ', hello');
    await screen.findByText('Draft saved');
    expect(await kept.at(-1)!.json()).toEqual({ kind: 'reply', content: 'Dear Ada, hello', cc: [], last_seen_message_id: SEEN });
  });

  it('that did not leave is kept', async () => {
    answer('post', MESSAGES, refused(503));
    const kept = answer('put', MY_DRAFT, {});
    const user = open();
    await user.type(await reply(), 'Here it is.');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText('It was not sent');
    await waitFor(() => expect(kept).toHaveLength(1));
    expect(await kept[0]!.json()).toMatchObject({ content: 'Here it is.' });
  });

  describe('whose author goes on before it has left', () => {
    async function goOn() {
      const user = open();
      await user.type(await reply(), 'Here it is.');
      await user.keyboard('{Control>}{Enter}{/Control}');
      await user.click(await screen.findByRole('link', { name: /The next one/ }));
      await screen.findByRole('heading', { name: 'Another matter' });
    }

    it('tells them that it left, can be taken back, and is no draft again', async () => {
      const come = answerLate('post', MESSAGES, SENT);
      const kept = answer('put', MY_DRAFT, {});
      await goOn();
      come();
      await screen.findByText('Reply to Ada Lovelace leaves in ten seconds');
      screen.getByRole('button', { name: 'Undo' });
      expect(kept).toHaveLength(0);
    });

    it('tells them that it did not', async () => {
      const come = answerLate('post', MESSAGES, stale({ newer: [NEW] }));
      await goOn();
      come();
      await screen.findByText('It was not sent');
    });
  });

  it('of somebody who drafts only waits for approval, and stays theirs', async () => {
    const asked = answer('put', PROPOSAL, openTicket() as never);
    const user = open({ can_send: false });
    await user.type(await reply(), 'Here it is.');
    screen.getByText(/Your role drafts only/);
    await user.click(screen.getByRole('button', { name: 'Ask for approval' }));
    await screen.findByText(/It waits for approval/);
    expect(await asked[0]!.json()).toEqual({ content: 'Here it is.', cc: [], files: [], last_seen_message_id: SEEN });
  });

  it('of a colleague is approved as it stands, with all that it shows', async () => {
    const asked = answer('post', MESSAGES, SENT as never);
    const user = open({ draft: PROPOSED });
    const card = within(await screen.findByRole('region', { name: 'Ray asks for your approval' }));
    card.getByText('Copy to boss@example.com');
    card.getByText('Invoice 7.pdf');
    await user.click(card.getByRole('button', { name: 'Approve and send' }));
    await waitFor(() => expect(asked).toHaveLength(1));
    const brought = { cc: ['boss@example.com'], files: ['file-1'] };
    expect(await asked[0]!.json()).toMatchObject({ content: 'Dear Ada, press E.', draft_id: 'proposal-1', ...brought });
  });

  it('of a colleague leaves without what its approver takes away', async () => {
    const asked = answer('post', MESSAGES, SENT as never);
    const user = open({ draft: PROPOSED });
    await user.click(within(await screen.findByRole('region', { name: 'Ray asks for your approval' })).getByRole('button', { name: 'Edit' }));
    await user.click(await screen.findByRole('button', { name: 'Remove Invoice 7.pdf' }));
    await user.type(screen.getByRole('combobox', { name: 'Copy to (Cc)' }), '{Backspace}');
    await user.click(screen.getByRole('button', { name: 'Send' }));
    await waitFor(() => expect(asked).toHaveLength(1));
    expect(await asked[0]!.json()).toMatchObject({ draft_id: 'proposal-1', cc: [], files: [] });
  });

  it('to a closed ticket cannot be sent, and its author is told before', async () => {
    const user = open({ status: 'closed' });
    await user.type(await reply(), 'Here it is.');
    screen.getByText(/This ticket is closed for good/);
    expect(screen.getByRole('button', { name: 'Send' })).toHaveProperty('disabled', true);
  });
});

describe('what came while one was writing', () => {
  it('is newer than what was seen, also after a reload', async () => {
    open({ ...CAME, my_draft: myDraft(SEEN) });
    await screen.findByText(/Something new came while you were writing/);
  });

  it('is nothing where nobody knows what had been seen: it is shown beside the text', async () => {
    const asked = answer('post', MESSAGES, SENT as never);
    const user = open({ ...CAME, my_draft: myDraft(null) });
    await user.click(await screen.findByRole('button', { name: 'Send' }));
    await waitFor(() => expect(asked).toHaveLength(1));
    expect(await asked[0]!.json()).toMatchObject({ last_seen_message_id: 'new' });
  });

  it('is shown before the reply leaves, which keeps its text and what was asked', async () => {
    const asked = answer('post', MESSAGES, stale({ newer: [NEW] }), SENT as never);
    const user = open({}, undefined, CAME);
    await user.type(await reply(), 'Here it is.');
    await user.keyboard('{Control>}{Shift>}{Enter}{/Shift}{/Control}');
    const sheet = within(await screen.findByRole('dialog'));
    sheet.getByText('Forget it, I found it.');
    expect(sheet.getByLabelText('Your text')).toHaveProperty('value', 'Here it is.');
    await user.click(sheet.getByRole('button', { name: 'Send it anyway' }));
    await waitFor(() => expect(asked).toHaveLength(2));
    expect(await asked[1]!.json()).toEqual({ content: 'Here it is.', cc: [], files: [], note: false, resolve: true, last_seen_message_id: 'new' });
  });

  it('is named also where it is not for the author to read', async () => {
    const asked = answer('post', MESSAGES, stale({ newer: [], newest_message_id: 'hidden' }), SENT as never);
    const user = open();
    await user.type(await reply(), 'Here it is.');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Send it anyway' }));
    await waitFor(() => expect(asked).toHaveLength(2));
    expect(await asked[1]!.json()).toMatchObject({ last_seen_message_id: 'hidden' });
  });

  it('makes of a suggestion words of one’s own, which can leave', async () => {
    const asked = answer('post', MESSAGES, stale({ newer: [NEW] }), SENT as never);
    const user = open({}, SUGGESTION, CAME);
    await user.click(within(await screen.findByRole('region', { name: /Suggested reply/ })).getByRole('button', { name: 'Send' }));
    const sheet = within(await screen.findByRole('dialog'));
    expect(sheet.getByLabelText('Your text')).toHaveProperty('value', SUGGESTION.content);
    await user.click(sheet.getByRole('button', { name: 'Send it anyway' }));
    await waitFor(() => expect(asked).toHaveLength(2));
    expect(await asked[0]!.json()).toMatchObject({ draft_id: 'draft-1' });
    expect(await asked[1]!.json()).toEqual({ content: SUGGESTION.content, cc: [], files: [], note: false, resolve: false, last_seen_message_id: 'new' });
  });

  it('is still to be read by whoever goes on writing before they have', async () => {
    answer('post', MESSAGES, stale({ newer: [NEW] }));
    const later = item({ id: 'later', text: 'Hello?' });
    const user = open({}, undefined, { timeline: [item(), NEW, later], last_message_id: 'later' });
    await user.type(await reply(), 'Here it is.');
    await user.click(screen.getByRole('button', { name: 'Send' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Go on writing' }));
    await screen.findByText(/Something new came while you were writing/);
  });
});
