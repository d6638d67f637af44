/** The customer that is played on email. */
export interface Sender {
  name: string;
  address: string;
}

export const MAYA: Sender = { name: 'Maya Lindqvist', address: 'maya.lindqvist@example.com' };

/** Chosen instead of a thread id when the next message starts a conversation. */
export const NEW_THREAD = 'new';
