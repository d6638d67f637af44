/** One's own tasks in a calendar program. */
export const calendar = {
  title: 'Your tasks in your calendar',
  introduction: 'An address that calendar programs subscribe to. Whoever has it can read your tasks.',
  make: 'Make an address',
  again: 'Make another address',
  since: 'There has been one since {since}. It is shown only when it is made; another one takes its place.',
  made: 'This is your address',
  madeAdvice: 'Subscribe to it in your calendar program. It is not shown again.',
  copy: 'Copy the address',
  close: 'Close it',
  closed: 'Nobody reads your tasks by that address any more',
  failed: 'It is as it was',
  unknown: 'We cannot tell right now whether there is an address',
} as const;
