/** What was said, and who it was, found by a few words. */
export const search = {
  title: 'Search',
  label: 'Words, a ticket’s number, or somebody’s name',
  advice: 'Finds tickets in which all the words were said, and customers by name, address, number or company.',
  loading: 'Looking',
  failed: 'Nothing can be looked up right now',
  nothing: 'Nothing was found for “{words}”',
  nothingAdvice: 'Fewer or other words may find it. What belongs to other teams is not searched.',
  tickets: 'Tickets',
  customers: 'Customers',
  found: '{tickets, plural, one {# ticket} other {# tickets}}, {customers, plural, one {# customer} other {# customers}}',
  hit: '{id} · {name} · <when></when>',
  someone: 'Somebody without a name',
} as const;
