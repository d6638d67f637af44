/** The page of a ticket. A sentence with a link in it says where the link stands. */

import type { ReactNode } from 'react';

type Linked = (words: string) => ReactNode;

export const status = {
  title: 'Ticket status',
  loading: 'Loading the ticket',
  another: 'Another ticket',
  untitled: 'Your request',
  facts: { topic: 'Topic', priority: 'Priority', channel: 'Through', sent: 'Sent' },
  conversation: 'Conversation',
  messages: 'Messages',
  restOfMail: 'Rest of the mail',
  again: (link: Linked, number: string) => (
    <>
      Is anything still open? {link('Write to us again')} and mention {number}.
    </>
  ),
};

export const lookup = {
  introduction: 'Enter your ticket number to see how far we are.',
  number: 'Ticket number',
  example: 'TKT-0006',
  wrong: 'A ticket number looks like TKT-0006.',
  show: 'Show status',
  known: 'Sent from this tab:',
};

export const progress = {
  label: 'Status',
  received: 'Received',
  beingAnswered: 'Being answered',
  withSpecialist: 'With a specialist',
  answered: 'Answered',
  resolved: 'Resolved',
  done: '(done)',
  lastChange: 'Last change:',
};

export const waiting = {
  person: 'A support specialist will answer here. You can leave this page open or come back later.',
  assistant: 'Our AI assistant is working on your answer…',
};

export const locked = {
  title: 'The conversation is private',
  text:
    'Anybody can look up a ticket number, so it shows the status only. To read the words, open the link you got ' +
    'right after sending, or use the same browser tab.',
};

export const missing = {
  title: (number: string) => `We know no ticket ${number}`,
  text: (link: Linked) => (
    <>
      Please compare the number with the one you were shown after sending: it looks like TKT-0006. If you cannot find
      it, {link('write to us')} and we will look for your request.
    </>
  ),
};

export const interrupted = {
  title: 'The connection is interrupted',
  text: 'We keep trying: this page catches up by itself.',
  final: 'This ticket cannot be shown',
};
