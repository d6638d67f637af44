/** What the sandbox says, in English only: a customer's mail program and phone, for whoever tries the system. */
export const sandbox = {
  sandbox: {
    title: 'Sandbox',
    introduction:
      'Play a customer: write by email, WhatsApp, Messenger, Instagram, text message or in the chat below, and watch the replies arrive as a customer would see them.',
    closed: {
      title: 'The sandbox is closed here',
      text:
        'This installation is connected to real mail and WhatsApp providers, so messages go through them. Start it ' +
        'without provider keys to get the sandbox back.',
    },
    unreachable: {
      title: 'The server does not answer',
      text: 'Please check that it is running: this page opens by itself as soon as it does.',
    },
    channel: 'Channel',
    email: 'Email',
    whatsapp: 'WhatsApp',
    tabs: { email: 'Email', whatsapp: 'WhatsApp & Meta', sms: 'SMS' },
    via: 'They write by',
    ways: {
      whatsapp: 'WhatsApp (Twilio)',
      whatsapp_cloud: 'WhatsApp (Meta)',
      messenger: 'Messenger',
      instagram: 'Instagram',
    },
    atMeta: { whatsapp_cloud: 'the number at Meta', messenger: 'the page', instagram: 'the Instagram account' },
    sms: 'SMS',
    phone: 'Phone',
    to: 'to {address}',
    fresh: 'New',
    conversation: 'conversation',
    who: 'Who writes',
    suggestions: 'Suggested messages',
    identity: {
      name: 'Name',
      nameHint: 'A name, like {example}.',
      address: 'Address',
      addressHint: 'An address, like maya@example.com.',
      phone: 'Phone',
      phoneHint: 'International, like +12025550142.',
    },
  },
  mailbox: {
    write: 'Write an email',
    subject: 'Subject',
    noSubject: 'Question',
    reply: 'Your reply',
    mail: 'Your mail',
    sendReply: 'Send reply',
    send: 'Send email',
    conversation: 'Conversation',
    fresh: 'New conversation',
    thread: 'Email conversation',
    empty: 'Nothing here yet. Pick a suggestion or write your own mail below.',
    delivered: 'Delivered. The answer will arrive here…',
    details: { reply: 'Details: a reply in this thread', first: 'Details: first message' },
    headers: { messageId: 'Message-ID', inReplyTo: 'In-Reply-To', references: 'References' },
    startsConversation: 'none: starts the conversation',
    none: 'none',
  },
  phone: {
    write: {
      whatsapp: 'Write a WhatsApp message',
      whatsapp_cloud: 'Write a WhatsApp message',
      messenger: 'Write on Messenger',
      instagram: 'Write on Instagram',
      sms: 'Write a text message',
    },
    message: 'Message',
    send: 'Send message',
    chat: {
      whatsapp: 'WhatsApp chat',
      whatsapp_cloud: 'WhatsApp chat',
      messenger: 'Messenger chat',
      instagram: 'Instagram chat',
      sms: 'Text messages',
    },
    empty: 'Say hello: pick a suggestion or type below.',
    business: 'Business account',
    you: 'You:',
    company: '{name}:',
    delivery: {
      received: 'Received',
      queued: 'Queued',
      sent: 'Sent',
      delivered: 'Delivered',
      read: 'Read',
      failed: 'Not delivered',
    },
  },
} as const;

export interface Suggestion {
  label: string;
  subject: string;
  text: string;
}

/** What customers typically write, one for each way a message can go. */
export const suggestions: readonly Suggestion[] = [
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
