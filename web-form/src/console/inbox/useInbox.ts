import { useInfiniteQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { inboxQuery, type InboxFilter, type TicketRow, type View } from '@/queries/inbox';
import { inbox, type InboxSearch } from './page';

export const FIRST_VIEW: View = 'needs_person';

/** What the address asks the list for. */
export const filterOf = ({ view = FIRST_VIEW, channel, assigned_to, team, tag }: InboxSearch): InboxFilter => ({
  view,
  channel,
  assigned_to,
  team,
  tag,
});

/** The list that the address describes, with the ticket that is open. */
export function useInbox() {
  const filter = filterOf(inbox.useSearch());
  const query = useInfiniteQuery(inboxQuery(filter));
  const rows = useMemo(() => distinct(query.data?.pages.flatMap(({ tickets }) => tickets) ?? []), [query.data]);
  const { ticket: open } = useParams({ strict: false });
  const position = useMemo(() => rows.findIndex(({ id, uuid }) => id === open || uuid === open), [rows, open]);
  return { ...query, filter, rows, open, position };
}

/** Between two pages a ticket may have moved from one to the other. */
const distinct = (rows: TicketRow[]) => [...new Map(rows.map((row) => [row.uuid, row])).values()];
