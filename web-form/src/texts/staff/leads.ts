/** Who filled in the form of an ad. */
export const leads = {
  title: 'Leads',
  introduction: 'Who filled in the form of an ad of yours on Facebook or Instagram, what they agreed to, and when they heard from you.',
  none: 'Nobody has filled in a form yet',
  noneAdvice: 'As soon as somebody does so in an ad of your page, they appear here, with a contact and a deal.',
  list: 'Leads, the newest first',
  form: 'Lead ad, form {form}',
  outcome: {
    again: 'Again: the same form a moment before',
    test: 'Test: nobody is behind it',
    unusable: 'Neither an address nor a number',
    gone: 'Meta does not give it any more',
    waiting: 'Is being fetched',
  },
  nobody: 'Nobody known',
  agreed: 'Agreed to: “{words}”',
  agreedToNothing: 'Agreed to nothing but an answer',
  answer: {
    sent: 'Answered by {channel}',
    waiting: 'The answer by {channel} is on its way',
    failed: 'The answer by {channel} did not arrive: {reason}',
    none: 'Not answered by itself',
  },
} as const;
