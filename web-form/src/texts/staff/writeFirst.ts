/** To a customer who has not written. */
export const writeFirst = {
  title: 'Write to a customer',
  short: 'Write',
  to: 'To',
  channel: 'By',
  subject: 'Subject',
  words: 'Your message',
  template: 'WhatsApp carries your words in the template that was approved for messages after a silence.',
  send: 'Send',
  propose: 'Ask for approval',
  sent: 'Your message leaves in ten seconds',
  proposed: 'It waits for approval',
} as const;
