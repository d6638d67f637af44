import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { answer, ME, refused, somebodyIsSignedIn } from '@/test/server';
import { show } from '@/test/show';
import { COUNTS, openTicket, page, row } from '@/test/tickets';
import { Console } from '../Console';

beforeEach(() => {
  somebodyIsSignedIn();
  answer('get', '/inbox/counts', COUNTS);
  answer('get', '/topic-alerts', []);
});

function open(address = '/console/inbox/') {
  window.history.replaceState(null, '', address);
  return show(<Console />);
}

const rows = (count: number) =>
  Array.from({ length: count }, (_, n) => row({ id: `TKT-${n}`, uuid: `uuid-${n}`, customer_name: `Customer ${n}` }));

const query = (request: Request) => Object.fromEntries(new URL(request.url).searchParams);

describe('the list', () => {
  it('shows who waits for what, with the owner', async () => {
    answer('get', '/api/tickets', page([row({ assigned_to: { id: '1', name: 'Tom' } })]));
    open();
    const ticket = within((await screen.findAllByRole('listitem'))[0]!);
    ticket.getByText('Ada Lovelace');
    ticket.getByText('How do I change the billing address?');
    ticket.getByText('Tom');
    ticket.getByRole('img', { name: 'Email' });
  });

  it('says what matters in words beside its colour', async () => {
    const marked = row({ sentiment: 0.1, priority: 'urgent', matches_topic_alert: true, draft: { id: 'd', confidence: 0.78, author: null } });
    answer('get', '/api/tickets', page([marked]));
    open();
    await screen.findByText('Upset');
    screen.getByText('Urgent');
    screen.getByText('Draft, 78%');
    screen.getByRole('img', { name: 'About a topic you watch' });
  });

  it('asks for the view and the filter of the address', async () => {
    const asked = answer('get', '/api/tickets', page([]));
    open('/console/inbox/?view=mine&channel=email');
    await screen.findByText('Nothing here fits the filter');
    expect(query(asked[0]!)).toEqual({ view: 'mine', channel: 'email', limit: '50' });
  });

  it('puts another view into the address', async () => {
    answer('get', '/api/tickets', page([]));
    const user = open();
    await user.click(await screen.findByRole('link', { name: /^To approve/ }));
    await screen.findByText('No draft waits for you to approve');
    expect(window.location.search).toBe('?view=to_approve');
  });

  it('asks for more before its end is reached', async () => {
    const asked = answer('get', '/api/tickets', page(rows(6), 'after-6'), page([row()]));
    open();
    await waitFor(() => expect(asked.map(query)[1]).toMatchObject({ cursor: 'after-6' }));
  });

  it('holds only the rows that can be seen', async () => {
    answer('get', '/api/tickets', page(rows(50)));
    open();
    await screen.findByText('Customer 0');
    expect(screen.getAllByRole('listitem').length).toBeLessThan(30);
  });

  it('keeps what it showed when the server is away, and says so', async () => {
    answer('get', '/api/tickets', refused(503));
    open();
    await screen.findByText('The list cannot be shown right now');
  });

  it('tells why a ticket is where it is', async () => {
    answer('get', '/api/tickets', page([row()]));
    answer('get', '/api/tickets/TKT-0042/score-breakdown', {
      total_score: 16.4,
      components: { churn_risk: 2.4, customer_value: 7, urgency: 6, age: 0.5, difficulty: -1.5, sentiment: 2, topic_alert: 0 },
      customer: { ltv: 3500, churn_risk: 0.8, known: true },
      ticket: { priority: 'urgent', age_hours: 2 },
    });
    const user = open();
    await user.click(await screen.findByRole('button', { name: 'Why is “Billing address” here?' }));
    await screen.findByText('Score 16.4');
    screen.getAllByText('Likely to leave (80%)');
    const [first] = within(screen.getByRole('dialog', { hidden: true })).getAllByRole('listitem', { hidden: true });
    expect(first?.textContent).toBe('Worth 3,500 so far');
    expect(screen.queryByText('About a topic you watch')).toBeNull();
  });
});

describe('the keyboard', () => {
  it('goes from row to row with j and k, and opens with Enter', async () => {
    answer('get', '/api/tickets', page(rows(3)));
    const user = open();
    await screen.findByText('Customer 0');
    await user.keyboard('jj');
    await waitFor(() => expect(document.activeElement?.textContent).toContain('Customer 1'));
    await user.keyboard('k');
    await waitFor(() => expect(document.activeElement?.textContent).toContain('Customer 0'));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(window.location.pathname).toBe('/console/inbox/TKT-0/'));
  });
});

describe('several rows', () => {
  const patched = (n: number, ...answers: Parameters<typeof answer>[2][]) => answer('patch', `/api/tickets/TKT-${n}`, ...answers);
  const bodies = (asked: Request[]) => Promise.all(asked.map((request) => request.json()));

  async function tick(...names: string[]) {
    const user = open();
    for (const name of names) await user.click(await screen.findByRole('checkbox', { name: `Select ${name}` }));
    return user;
  }

  const two = [row({ id: 'TKT-0', uuid: 'u0', subject: 'One', status: 'open', tags: ['late'] }), row({ id: 'TKT-1', uuid: 'u1', subject: 'Two', status: 'escalated' })];

  it('are resolved by one click, each by itself, and opened again by another', async () => {
    answer('get', '/api/tickets', page(two));
    const asked = [patched(0, openTicket() as never), patched(1, openTicket() as never)];
    const user = await tick('One', 'Two');
    await user.click(within(screen.getByRole('toolbar')).getByRole('button', { name: 'Resolve' }));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(asked.map((each) => each.length)).toEqual([2, 2]));
    expect(await bodies(asked[0]!)).toEqual([{ status: 'resolved' }, { status: 'open' }]);
    expect(await bodies(asked[1]!)).toEqual([{ status: 'resolved' }, { status: 'escalated' }]);
  });

  it('become what they were before they were resolved', async () => {
    answer('get', '/api/tickets', page([{ ...two[0]!, status: 'waiting_customer' }]));
    const asked = patched(0, openTicket() as never);
    const user = await tick('One');
    await user.keyboard('e');
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(asked).toHaveLength(3));
    expect((await bodies(asked)).map(({ status }) => status)).toEqual(['resolved', 'open', 'waiting_customer']);
  });

  it('are asked for what is added and taken away alone: what others add meanwhile stays', async () => {
    answer('get', '/api/tickets', page([two[0]!]));
    const asked = patched(0, openTicket() as never);
    const user = await tick('One');
    await user.keyboard('t');
    await user.type(await screen.findByRole('combobox', { name: 'Add a tag' }), 'VIP{Enter}');
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(asked).toHaveLength(2));
    expect(await bodies(asked)).toEqual([{ add_tags: ['VIP'] }, { remove_tags: ['VIP'] }]);
  });

  it('get a tag beside those which each has', async () => {
    answer('get', '/api/tickets', page(two));
    const asked = [patched(0, openTicket() as never), patched(1, openTicket() as never)];
    const user = await tick('One', 'Two');
    await user.keyboard('t');
    await user.type(await screen.findByRole('combobox', { name: 'Add a tag' }), 'vip{Enter}');
    await waitFor(() => expect(asked.map((each) => each.length)).toEqual([1, 1]));
    expect([...(await bodies(asked[0]!)), ...(await bodies(asked[1]!))]).toEqual([{ add_tags: ['vip'] }, { add_tags: ['vip'] }]);
  });

  it('that are refused in part say how many, and only the others come back', async () => {
    answer('get', '/api/tickets', page(two));
    const asked = patched(0, openTicket() as never);
    const refusals = patched(1, refused(409));
    const user = await tick('One', 'Two');
    await user.keyboard('e');
    await screen.findByText('1 of 2 failed');
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(asked).toHaveLength(2));
    expect(refusals).toHaveLength(1);
  });

  it('are ticked by key and let go by another', async () => {
    answer('get', '/api/tickets', page(rows(3)));
    const user = open();
    await screen.findByText('Customer 0');
    await user.keyboard('jxjx');
    await screen.findByText('2 selected');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('toolbar')).toBeNull());
  });
});

describe('a row that is pushed aside', () => {
  const TICKET = '/api/tickets/TKT-0042';
  const TO_END = 120;
  const MINE = { id: ME.id, name: ME.name };

  async function push(ticket: Parameters<typeof row>[0], ...ways: number[]) {
    answer('get', '/api/tickets', page([row(ticket)]));
    const user = open();
    const link = await screen.findByText('Ada Lovelace');
    for (const clientX of ways) {
      fireEvent.touchStart(link, { touches: [{ clientX: 0, clientY: 0 }] });
      fireEvent.touchMove(link, { touches: [{ clientX, clientY: 0 }] });
      fireEvent.touchEnd(link);
    }
    return user;
  }

  it('is mine, and where the AI had it the AI answers again when that is undone', async () => {
    answer('patch', TICKET, openTicket({ assigned_to: MINE }) as never);
    const back = answer('post', `${TICKET}/hand-back`, openTicket() as never);
    const user = await push({ status: 'open' }, TO_END);
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(back).toHaveLength(1));
  });

  it('is with people as before when that is undone, where they had it', async () => {
    const asked = answer('patch', TICKET, openTicket({ assigned_to: MINE }) as never);
    const user = await push({ status: 'escalated' }, TO_END);
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(asked).toHaveLength(2));
    expect(await asked[1]!.json()).toEqual({ assigned_to: null });
  });

  it('that is mine already stays as it is', async () => {
    const asked = answer('patch', TICKET, openTicket() as never);
    await push({ assigned_to: MINE }, TO_END, -TO_END);
    await screen.findByText('Snoozed until tomorrow morning');
    expect(await Promise.all(asked.map((request) => request.json()))).toEqual([{ snoozed_until: expect.any(String) }]);
  });
});

describe('topic alerts', () => {
  it('are for the words of whoever watches, and end', async () => {
    answer('get', '/api/tickets', page([row({ matches_topic_alert: true })]));
    const asked = answer('post', '/topic-alerts', { id: 'a', phrases: ['fraud'], expires_at: '2026-12-06T10:00:00Z' });
    const user = open();
    await user.click(await screen.findByRole('button', { name: 'Topic alerts' }));
    await user.type(await screen.findByLabelText(/Words to watch for/), 'fraud, chargeback');
    await user.selectOptions(screen.getByLabelText('For'), 'A week');
    await user.click(screen.getByRole('button', { name: 'Watch', hidden: true }));
    await waitFor(() => expect(asked).toHaveLength(1));
    expect(await asked[0]!.json()).toEqual({ phrases: ['fraud', 'chargeback'], expires_at: expect.any(String) });
  });
});
