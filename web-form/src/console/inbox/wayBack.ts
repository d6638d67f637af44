import type { TicketRow } from '@/queries/inbox';
import { changeTicket, handleTicket, type TicketChange } from '@/queries/staffTicket';

/** Of an unassigned ticket: somebody has it, or had it, and the AI is silent. */
const BY_PEOPLE: readonly TicketRow['status'][] = ['escalated', 'in_progress'];

/** Gives back what was there before a change: where the AI would have answered, it answers again. */
export function putBack(row: TicketRow, change: TicketChange): Promise<unknown> {
  const { id, assigned_to, assigned_team, snoozed_until, tags } = row;
  const byPeople = assigned_to !== null || BY_PEOPLE.includes(row.status);
  if (change.status) return changeTicket(id, { status: byPeople ? 'escalated' : 'open' });
  if (change.assigned_to && !byPeople) return handleTicket(id, 'hand-back');
  const before: TicketChange = { assigned_to: assigned_to?.id ?? null, assigned_team, snoozed_until, tags };
  return changeTicket(id, Object.fromEntries(Object.entries(before).filter(([field]) => field in change)));
}
