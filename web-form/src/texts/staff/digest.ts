/** Mails about what is new for somebody. */
export const digest = {
  title: 'Mail about what needs you',
  introduction: 'One mail for all that is new, with ticket numbers and links. None where nothing is.',
  every: 'How often',
  off: 'Never',
  hourly: 'Every hour',
  daily: 'Every morning at eight',
  zone: 'Where your morning is',
  save: 'Save',
  saved: 'Saved',
  unsaved: 'It is as it was',
  unknown: 'We cannot tell right now how often you are mailed',
} as const;
