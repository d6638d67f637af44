/** What is filled into a macro when somebody uses it; the server knows the same names. */
export const VARIABLES = ['customer.name', 'ticket.id', 'agent.name'] as const;

export type Known = Record<(typeof VARIABLES)[number], string>;

/** The words with what is known in the place of each variable. */
export const filledIn = (body: string, known: Known): string =>
  body.replace(/\{\{\s*([^{}]*?)\s*\}\}/g, (place, name: string) => known[name as keyof Known] ?? place);
