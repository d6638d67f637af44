/** What customers typically write, one for each way a message can go. */

export interface Suggestion {
  label: string;
  subject: string;
  text: string;
}

export const SUGGESTIONS: readonly Suggestion[] = [
  {
    label: 'A how-to',
    subject: 'Slack automation',
    text: 'Hi, how do I set up an automation that posts to our Slack channel when a task is done?',
  },
  { label: 'Price', subject: 'Price for 40 people', text: 'What would the Business plan cost for a team of 40?' },
  {
    label: 'Refund',
    subject: 'Charged twice',
    text: 'We were charged twice this month. Please refund the second payment.',
  },
  { label: 'A person', subject: 'Please call me', text: 'I would rather talk to a real person about this.' },
  { label: 'Thanks', subject: 'Thank you', text: 'That solved it, thank you very much!' },
];
