import type { OpenTicket } from '@/api/inbox';

interface Known {
  ticket: OpenTicket;
  /** Whoever answers. */
  agent: string;
}

/** A macro with what is known in place of its variables; what is not known stays to be seen. Pure. */
export function filledIn(body: string, { ticket, agent }: Known): string {
  const values: Record<string, string | null> = {
    'customer.name': ticket.customer.name,
    'ticket.id': ticket.id,
    'agent.name': agent,
  };
  return body.replace(/\{\{\s*([a-z.]+)\s*\}\}/g, (whole, name: string) => values[name] ?? whole);
}
