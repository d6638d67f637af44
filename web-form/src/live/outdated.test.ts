import { describe, expect, it } from 'vitest';
import type { Hint } from './listen';
import { isOutdated } from './outdated';

const HINT = { ticket: 'TKT-0042', ticket_uuid: 'u-42', customer_id: 'c-1', record: 17 };
const after = (type: Hint['type'], queryKey: unknown[], data?: object) =>
  isOutdated({ queryKey, state: { data } }, { ...HINT, type });

describe('a hint makes old', () => {
  it.each(['ticket.changed', 'ticket.message', 'draft.waiting'] as const)('lists and the ticket: %s', (type) => {
    expect(after(type, ['inbox', 'list', {}])).toBe(true);
    expect(after(type, ['inbox', 'counts'])).toBe(true);
    expect(after(type, ['staffTicket', 'TKT-0042'])).toBe(true);
    expect(after(type, ['staffTicket', 'u-42', 'earlier'])).toBe(true);
    expect(after(type, ['staffTicket', 'TKT-0043'])).toBe(false);
    expect(after(type, ['people'])).toBe(false);
  });

  it('other tickets of the same customer, which show the same timeline', () => {
    expect(after('ticket.message', ['staffTicket', 'TKT-0043'], { customer: { id: 'c-1' } })).toBe(true);
    expect(after('ticket.message', ['staffTicket', 'TKT-0043'], { customer: { id: 'c-2' } })).toBe(false);
  });

  it('of somebody who is kept, their page, while long lists catch up later', () => {
    expect(after('contact.changed', ['contacts', 7, 'timeline'])).toBe(true);
    expect(after('contact.changed', ['contacts', 'list', {}])).toBe(false);
    expect(after('contact.changed', ['inbox', 'counts'])).toBe(false);
  });

  it('of a deal, the boards and its own page', () => {
    expect(after('deal.changed', ['deals', 'board', 1])).toBe(true);
    expect(after('deal.changed', ['deals', 17, 'stays'])).toBe(true);
    expect(after('deal.changed', ['deals', 18])).toBe(false);
    expect(after('deal.changed', ['deals', 'list', {}])).toBe(false);
  });

  it('of a task, all that shows what is to be done', () => {
    expect(after('task.changed', ['tasks', 'myDay'])).toBe(true);
    expect(after('task.changed', ['deals', 17])).toBe(false);
  });

  it('of who looks at a ticket, that ticket alone', () => {
    expect(after('presence', ['staffTicket', 'TKT-0042'])).toBe(true);
    expect(after('presence', ['staffTicket', 'TKT-0042', 'earlier'])).toBe(false);
    expect(after('presence', ['inbox', 'list', {}])).toBe(false);
  });

  it('of a visitor who writes, nothing', () => {
    expect(after('visitor.writes', ['staffTicket', 'TKT-0042'])).toBe(false);
    expect(after('visitor.writes', ['inbox', 'list', {}])).toBe(false);
  });

  it('that names nothing, lists, and after a gap all', () => {
    expect(after('counts', ['inbox', 'list', {}])).toBe(true);
    expect(after('counts', ['inbox', 'list', {}], { pages: Array(11) })).toBe(false);
    expect(after('counts', ['staffTicket', 'TKT-0042'])).toBe(false);
    expect(after('reset', ['staffTicket', 'TKT-0043'])).toBe(true);
    expect(after('reset', ['session'])).toBe(false);
  });
});
