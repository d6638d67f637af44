import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { OpenTicket } from '@/queries/staffTicket';
import { deskAnswers, MESSAGES, open, reply, SENT } from '@/test/desk';
import { answer, answerLate, refused } from '@/test/server';
import { item, openTicket, SUGGESTION } from '@/test/tickets';

const TICKET = '/api/tickets/TKT-0042';

beforeEach(deskAnswers);

async function resolve(ticket: Partial<OpenTicket> = {}) {
  const user = open(ticket);
  await reply();
  await user.keyboard('e');
  return user;
}

describe('the timeline', () => {
  it('tells the customer, the AI, colleagues and notes apart', async () => {
    const said = (id: string, change: object) => item({ id, ...change });
    open({
      timeline: [
        said('1', { text: 'Where is it?' }),
        said('2', { text: 'It is there.', author: { kind: 'ai', id: null, name: null }, delivery_status: 'delivered' }),
        said('3', { text: 'Ask Tom first.', kind: 'note', author: { kind: 'person', id: 'u', name: 'Mia' } }),
        said('5', { kind: 'event', text: '', author: { kind: 'system', id: null, name: null }, event: { name: 'rated', detail: { score: 2, words: 'Slow.' } } }),
        said('4', { kind: 'event', text: '', author: { kind: 'person', id: 'u', name: 'Mia' }, event: { name: 'taken_over', detail: {} } }),
      ],
    });
    const log = within(await screen.findByRole('log'));
    log.getByText('AI assistant');
    log.getByText('Delivered');
    log.getByText('Note');
    log.getByText('Mia took over');
    log.getByText('The customer rated this 2 of 5: “Slow.”');
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

it('has a heading of the page outside the list, which a phone does not show beside it', async () => {
  open();
  await screen.findByRole('log');
  const list = screen.getByRole('region', { name: 'Tickets' });
  const headings = screen.getAllByRole('heading', { level: 1 });
  expect(headings.filter((heading) => !list.contains(heading))).toHaveLength(1);
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

it('that a note is being typed is told as just that', async () => {
  const told = answer('post', '/api/tickets/TKT-0042/presence', { viewers: [] });
  const user = open();
  await reply();
  await user.keyboard('n');
  await user.type(await screen.findByRole('textbox', { name: 'Note' }), 'Ask Tom.');
  await waitFor(() => expect(told.length).toBeGreaterThan(1));
  const bodies = await Promise.all(told.map((each) => each.json()));
  expect(bodies.slice(0, 2)).toEqual([{ typing: false, kind: null }, { typing: true, kind: 'note' }]);
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

  it('says so where an instruction changes nothing', async () => {
    answer('post', '/api/ai/tickets/TKT-0042/draft-response/regenerate', { ...SUGGESTION, repeats: true } as never);
    const user = open({}, SUGGESTION);
    await user.click(await screen.findByRole('button', { name: 'Friendlier' }));
    await screen.findByText(/It came out the same/);
  });

  it('is none where nothing answers, and names what the documents lack', async () => {
    const nothing = { content: '', reasoning: 'No suggestion: the documents do not answer this', draft_id: null, confidence: null };
    open({}, { ...SUGGESTION, ...nothing, sentences: [], missing: ['Is there a student price?'] });
    const card = within(await screen.findByRole('region', { name: /^No suggestion/ }));
    card.getByText('Is there a student price?');
    card.getByText('Billing › Address');
    expect(card.queryByRole('button', { name: 'Send' })).toBeNull();
  });

  it.each([
    ['that waits', 'draft-1', '/drafts/draft-1/reject'],
    ['that was written for the asking', null, '/api/ai/tickets/TKT-0042/draft-response/reject'],
  ])('%s is rejected with a reason', async (_, draft_id, path) => {
    const asked = answer('post', path, new Response(null, { status: 204 }));
    const user = open({}, { ...SUGGESTION, draft_id });
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

  it('offers only what it can become', async () => {
    const user = open({ status: 'resolved', next_statuses: ['open', 'closed'] });
    await user.click(await screen.findByRole('button', { name: 'Status: Resolved' }));
    const offered = await screen.findAllByRole('menuitem', { hidden: true });
    expect(offered.map(({ textContent }) => textContent)).toEqual(['Resolved', 'Open', 'Closed']);
    screen.getByRole('button', { name: 'Open again' });
  });

  it('that is closed for good is neither resolved nor opened', async () => {
    open({ status: 'closed', next_statuses: [] });
    await screen.findByRole('button', { name: 'Status: Closed' });
    expect(screen.queryByRole('button', { name: /^(Resolve|Open again)$/ })).toBeNull();
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
    const asked = answer('patch', TICKET, openTicket({ status: 'resolved' }) as never);
    await resolve();
    await screen.findByRole('heading', { name: 'Another matter' });
    screen.getByText('Resolved');
    expect(await asked[0]!.json()).toEqual({ status: 'resolved' });
  });

  describe('whose reply has not left', () => {
    async function resolveUnsent() {
      const user = open();
      await user.type(await reply(), 'Here it is.');
      await user.click(screen.getByRole('button', { name: 'Resolve' }));
      return { user, asked: within(await screen.findByRole('dialog', { name: 'Your reply has not been sent' })) };
    }

    it('is resolved by it', async () => {
      const sent = answer('post', MESSAGES, SENT as never);
      const { user, asked } = await resolveUnsent();
      await user.click(asked.getByRole('button', { name: 'Send and resolve' }));
      await waitFor(() => expect(sent).toHaveLength(1));
      expect(await sent[0]!.json()).toMatchObject({ content: 'Here it is.', resolve: true });
    });

    it('is resolved without it, which stays', async () => {
      const changed = answer('patch', TICKET, openTicket({ status: 'resolved' }) as never);
      const kept = answer('put', '/api/tickets/TKT-0042/my-draft', {});
      const { user, asked } = await resolveUnsent();
      await user.click(asked.getByRole('button', { name: 'Resolve and keep the draft' }));
      await waitFor(() => expect(changed).toHaveLength(1));
      await waitFor(() => expect(kept.length).toBeGreaterThan(0));
    });

    it('is not resolved by whoever goes back', async () => {
      const changed = answer('patch', TICKET, openTicket({ status: 'resolved' }) as never);
      const { user, asked } = await resolveUnsent();
      await user.click(asked.getByRole('button', { name: 'Back' }));
      expect(await reply()).toHaveProperty('value', 'Here it is.');
      expect(changed).toHaveLength(0);
    });
  });

  it.each([
    ['a person', 'person', 'escalated'],
    ['the AI', 'ai', 'open'],
  ] as const)('that %s had is with them again when resolving is undone', async (_, handled_by, status) => {
    const asked = answer('patch', TICKET, openTicket({ status: 'resolved' }) as never);
    const user = await resolve({ status: 'in_progress', handled_by });
    await screen.findByRole('heading', { name: 'Another matter' });
    await user.keyboard('u');
    await waitFor(() => expect(asked).toHaveLength(2));
    expect(await asked[1]!.json()).toEqual({ status });
  });

  it('that cannot be undone says so, wherever one is', async () => {
    answer('patch', TICKET, openTicket({ status: 'resolved' }) as never, refused(409));
    const user = await resolve();
    await screen.findByRole('heading', { name: 'Another matter' });
    await user.keyboard('u');
    await screen.findByText('Nothing was changed');
  });

  it('is not called resolved before it is, and a refusal finds whoever has gone on', async () => {
    const come = answerLate('patch', TICKET, refused(409));
    const user = await resolve();
    await user.click(screen.getByRole('link', { name: /The next one/ }));
    await screen.findByRole('heading', { name: 'Another matter' });
    expect(screen.queryByText('Resolved')).toBeNull();
    come();
    await screen.findByText('Nothing was changed');
  });

  it('is given to a colleague by whoever works on it', async () => {
    answer('get', '/colleagues', [{ id: 'u-7', name: 'Tom', teams: ['billing'] }]);
    const asked = answer('patch', TICKET, openTicket({ assigned_to: { id: 'u-7', name: 'Tom' } }) as never);
    const user = open();
    await user.click(await screen.findByRole('button', { name: /^Assigned to/ }));
    await user.click(await screen.findByRole('menuitem', { name: 'Tom', hidden: true }));
    await waitFor(() => expect(asked).toHaveLength(1));
    expect(await asked[0]!.json()).toEqual({ assigned_to: 'u-7' });
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
  await user.type(await screen.findByPlaceholderText('An action, a page, a ticket or somebody'), 'no');
  await screen.findByRole('option', { name: /^Note/ });
  await user.keyboard('{Enter}');
  await screen.findByRole('textbox', { name: 'Note' });
});

it('keeps what is being typed before somebody signs out', async () => {
  const kept = answer('put', '/api/tickets/TKT-0042/my-draft', {});
  answer('get', '/auth/samples', refused(404));
  const keptBefore: number[] = [];
  const ended = answer('post', '/auth/logout', new Response(null, { status: 204 }));
  ended.push = (...asked) => keptBefore.push(kept.length) && Array.prototype.push.apply(ended, asked);
  const user = open();
  await user.type(await reply(), 'Half a sen');
  await user.click(await screen.findByRole('button', { name: 'Sign out' }));
  await waitFor(() => expect(keptBefore).toEqual([1]));
});
