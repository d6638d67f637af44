/** How fast and when outreach leaves. */
export const outreachSettings = {
  title: 'Outreach',
  introduction: 'How fast and when messages that nobody asked for leave: all campaigns share one mailbox, and so this pace.',
  loading: 'Looking it up',
  unknown: 'This cannot be shown right now',
  pace: 'Pace',
  hours: 'Hours',
  fields: {
    per_minute: 'Messages a minute',
    per_domain_per_minute: 'To one domain a minute',
    start_grace_minutes: 'How late a campaign begins by itself, minutes',
    working_days: 'Working days until somebody is reminded',
    opens: 'From',
    closes: 'Until',
  },
  advice: {
    per_minute: 'As many as your mail provider allows.',
    per_domain_per_minute: 'Big providers count who floods them.',
    start_grace_minutes: 'Later than that it asks a person first.',
    working_days: 'Of the recipient’s country.',
  },
  calendar:
    'In the recipient’s time zone, on their working days. Of whom neither a time zone nor a number is known, the country, zone and holidays under <link>Service levels</link> hold; days on which you are closed hold for everybody.',
  save: 'Save',
  saved: 'Saved: it holds from now on',
  refused: 'Nothing was changed',
} as const;
