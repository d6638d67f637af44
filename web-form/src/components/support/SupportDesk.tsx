'use client';

import { useState } from 'react';
import { rememberTicket } from '@/lib/tickets';
import type { SubmittedTicket } from '@/queries/support';
import { Card } from '../common/Card';
import { Introduction } from './Introduction';
import { Submitted } from './Submitted';
import { SupportForm } from './SupportForm';
import classes from './SupportDesk.module.css';

/** First the form, then the receipt. */
export function SupportDesk() {
  const [sent, setSent] = useState<SubmittedTicket | null>(null);
  const keep = (ticket: SubmittedTicket) => {
    rememberTicket(ticket.ticket_id, ticket.access_token);
    setSent(ticket);
  };
  if (sent) return <Submitted ticket={sent} onAnother={() => setSent(null)} />;
  return (
    <div className={classes.desk}>
      <Introduction />
      <Card>
        <SupportForm onSent={keep} />
      </Card>
    </div>
  );
}
