/** What somebody has begun to write, and what waits for them. */
export const drafts = {
  title: 'My drafts',
  introduction: 'What you have begun to write, and what the AI wrote for your tickets.',
  loading: 'Looking for your drafts',
  unknown: 'Your drafts cannot be shown right now',
  none: 'You have no drafts',
  noneAdvice: 'What you write in a ticket is kept here until you send it.',
  whose: { begun: 'Not sent yet', proposed: 'Waiting for approval', of_the_ai: 'Written by the AI for you' },
  note: 'Note',
  someone: 'Somebody without a name',
} as const;
