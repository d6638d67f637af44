import type { TicketRow } from '@/queries/inbox';
import { changeTicket, handleTicket, type TicketChange } from '@/queries/staffTicket';

/** Of an unassigned ticket: somebody has it, or had it, and the AI is silent. */
const BY_PEOPLE: readonly TicketRow['status'][] = ['escalated', 'in_progress'];

/** Gives back what was there before a change: where the AI would have answered, it answers again. */
export function putBack(row: TicketRow, change: TicketChange): Promise<unknown> {
  const { id, assigned_to, assigned_team, snoozed_until } = row;
  const byPeople = assigned_to !== null || BY_PEOPLE.includes(row.status);
  if (change.status) return reopen(row, byPeople ? 'escalated' : 'open');
  if (change.add_tags) return untag(row, change.add_tags);
  if (change.assigned_to && !byPeople) return handleTicket(id, 'hand-back');
  const before: TicketChange = { assigned_to: assigned_to?.id ?? null, assigned_team, snoozed_until };
  return changeTicket(id, Object.fromEntries(Object.entries(before).filter(([field]) => field in change)));
}

/** What is resolved becomes open or escalated first, whatever it was. */
async function reopen({ id, status }: TicketRow, first: 'open' | 'escalated') {
  if (status === 'resolved') return;
  await changeTicket(id, { status: first });
  if (status === 'in_progress' || status === 'waiting_customer') await changeTicket(id, { status });
}

function untag({ id, tags: before }: TicketRow, given: readonly string[]) {
  return changeTicket(id, { remove_tags: given.filter((tag) => !before.includes(tag.toLowerCase())) });
}
