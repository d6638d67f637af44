/** The first page of the console. */
export const start = {
  title: 'Start',
  heading: 'The console is being built',
  introduction:
    'Your team will work here: inbox, customers, drafts. So far you can sign in, look after your account, and see ' +
    'how the system is.',
  system: 'How the system is',
  parts: {
    database: 'Database',
    kafka: 'Message queue',
    gmail: 'Gmail',
    whatsapp: 'WhatsApp',
    agent: 'AI assistant',
    mailboxes: 'Mailboxes',
    messages: 'Messages',
  },
  states: { healthy: 'Works', degraded: 'Limited or not heard of', unhealthy: 'Does not work' },
  milliseconds: '{ms, number} ms',
  version: 'Version {version}',
  loading: 'Asking every part of the system',
  unknown: { title: 'Nobody knows how the system is', advice: 'The page keeps asking.' },
  until: 'Until then',
  ways: {
    operator: {
      title: 'Drafts, hand-overs, messages without an answer',
      text: 'An assistant on your own computer reads and answers them: fte mcp.',
    },
    programs: {
      title: 'What programs can do',
      text: 'The description of the api, with every endpoint and its fields:',
    },
  },
  docs: 'open it',
} as const;
