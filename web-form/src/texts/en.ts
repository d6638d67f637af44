/**
 * What the pages for customers say, as ICU messages: the keys and variables that every other language has, too.
 * https://unicode-org.github.io/icu/userguide/format_parse/messages/
 */
const en = {
  site: {
    support: 'Support',
    supportOf: '{company} Support',
    description: 'Ask us anything: answers around the clock, people when it matters.',
    skip: 'Skip to the content',
    mainNavigation: 'Main',
    menu: 'Menu',
    language: 'Language',
    toLight: 'Switch to light colours',
    toDark: 'Switch to dark colours',
    footer: 'Answered round the clock by CRM Digital FTE',
    copied: 'Copied',
    copiedStatus: 'Copied to the clipboard.',
    copyRefused: 'Your browser does not allow copying here: please select the text.',
  },
  pages: { contact: 'Contact', status: 'Ticket status', sandbox: 'Sandbox', embed: 'Embed', preferences: 'Your messages' },
  notFound: {
    title: 'There is no page here',
    advice: 'The address may have a typo, or the page has moved. One of these will get you on your way.',
    contact: 'Contact support',
    ticket: 'See a ticket',
  },

  support: {
    title: 'How can we help?',
    introduction: 'Tell us what you need. The more we know, the better the first answer.',
    promises: {
      always: { title: 'Day and night', text: 'Most questions are answered within seconds, at any hour.' },
      people: { title: 'People when it matters', text: 'A specialist takes over whenever that serves you better.' },
      private: { title: 'Yours alone', text: 'Only the link you get after sending opens the conversation.' },
    },
    alreadyWrote: 'Already wrote to us?',
    seeTicket: 'See your ticket',
  },
  form: {
    label: 'Support request',
    name: { label: 'Your name', hint: 'So that we know how to address you.' },
    email: { label: 'Email', hint: 'Only used for this request.' },
    subject: { label: 'Subject', hint: 'A few words that sum it up.' },
    message: {
      label: 'Message',
      hint: 'What did you do, what happened, what did you expect? · {length, number} / {most, number} characters',
    },
    category: 'What is it about?',
    priority: 'How urgent is it?',
    honeypot: 'Leave this empty',
    send: 'Send request',
    sendAgain: 'Send again',
    sending: 'Sending…',
    kept: 'All fields but the files are needed. What you type stays in this tab until it is sent.',
  },
  /** What a field wants to be changed. */
  corrections: {
    nameMissing: 'Enter your name, so that we know how to address you.',
    emailMissing: 'Enter your email address, like name@example.com.',
    emailWrong: 'This should read like name@example.com: one @, no spaces, a full domain.',
    subjectShort: 'Sum it up in a few words: at least {least, plural, one {# character} other {# characters}}.',
    categoryMissing: 'Choose the topic that fits best.',
    messageShort: 'Tell us a little more: at least {least, plural, one {# character} other {# characters}}.',
    tooLong: 'At most {most, plural, one {# character} other {# characters}} fit here: please remove {over, number}.',
    refused: 'Please check this entry.',
  },
  files: {
    label: 'Files',
    optional: '(optional)',
    add: 'Add files',
    hint: 'Up to {most, number}, {size} each: pictures, PDF, text, Word or Excel.',
    list: 'Attached files',
    remove: 'Remove {name}',
    attached: '{count, number} of {most, plural, one {# file} other {# files}} attached',
    wrongKind: '{name} cannot be attached: choose a picture, a PDF, a text or an Office document.',
    empty: '{name} is empty.',
    tooLarge: '{name} has {size}: at most {most} can be sent.',
    oneTooMany: '{name} is one too many: at most {most, plural, one {# file} other {# files}} can be sent.',
  },
  /** Why sending failed and what to do. */
  sendProblem: {
    network: {
      title: 'We could not reach our server',
      advice:
        'Please check your connection and send again. Your words are kept, and sending twice never makes two tickets.',
    },
    unavailable: {
      title: 'Our system is taking a short break',
      advice: 'Your words are kept. Please send again in a moment.',
    },
    rateLimited: {
      title: 'That was a lot of requests in a short time',
      advice: 'Your words are kept. Please send again in a minute.',
    },
    /** `when`: "in 40 seconds". */
    wait: 'Your words are kept. Please send again {when}.',
    invalid: {
      title: 'Something needs a second look',
      advice: 'Please correct the marked fields and send again.',
      unconfirmed: 'Please confirm that you are a person and send again.',
    },
    tooLarge: {
      title: 'That is more than we can take at once',
      advice: 'Please remove a file or choose smaller ones, and send again. Your words are kept.',
    },
    unexpected: {
      title: 'Your request could not be sent',
      advice: 'Something went wrong on our side. Your words are kept: please try again.',
    },
  },
  receipt: {
    title: 'We have your request',
    number: 'Your ticket number is',
    follow: 'Follow your ticket',
    copy: 'Copy number',
    next: 'What happens next',
    steps: {
      assistant:
        'Our AI assistant reads your request and looks for the answer in our documentation. That usually takes seconds.',
      answer: 'The answer appears in the live view of your ticket: no need to reload.',
      person:
        'When a person is the better choice, a support specialist takes over. Your ticket number stays the same.',
    },
    another: 'Send another request',
  },

  ticket: {
    loading: 'Loading the ticket',
    another: 'Another ticket',
    untitled: 'Your request',
    facts: { topic: 'Topic', priority: 'Priority', channel: 'Through', sent: 'Sent' },
    conversation: 'Conversation',
    messages: 'Messages',
    restOfMail: 'Rest of the mail',
    again: 'Is anything still open? <form>Write to us again</form> and mention {number}.',
    person: 'A support specialist will answer here. You can leave this page open or come back later.',
    assistant: 'Our AI assistant is working on your answer…',
    locked: {
      title: 'The conversation is private',
      text:
        'Anybody can look up a ticket number, so it shows the status only. To read the words, open the link you got ' +
        'right after sending, or use the same browser tab.',
    },
    missing: {
      title: 'We know no ticket {number}',
      text:
        'Please compare the number with the one you were shown after sending: it looks like TKT-0006. If you cannot ' +
        'find it, <form>write to us</form> and we will look for your request.',
    },
    interrupted: {
      title: 'The connection is interrupted',
      text: 'We keep trying: this page catches up by itself.',
    },
    hidden: {
      title: 'This ticket cannot be shown',
      text: 'Please check that its number is right.',
    },
  },
  lookup: {
    introduction: 'Enter your ticket number to see how far we are.',
    number: 'Ticket number',
    wrong: 'A ticket number looks like TKT-0006.',
    show: 'Show status',
    known: 'Sent from this tab:',
  },
  progress: {
    label: 'Status',
    received: 'Received',
    beingAnswered: 'Being answered',
    withSpecialist: 'With a specialist',
    answered: 'Answered',
    resolved: 'Resolved',
    done: '(done)',
    lastChange: 'Last change:',
  },

  rating: {
    title: 'How satisfied are you with our support?',
    scale: 'From 1 (bad) to 5 (great)',
    score: '{score, number} of 5',
    words: 'What could be better?',
    send: 'Send',
    thanks: 'Thank you. Your answer helps us.',
  },

  preferences: {
    title: 'Your messages',
    introduction: 'What do you want to get from us? Answers to your questions always reach you.',
    marketing: 'News and offers',
    nothing: 'Nothing more',
    save: 'Save',
    saved: 'Saved. It holds from now on.',
    missing: 'This link leads nowhere any more. Use the one in the newest message.',
    failed: 'This cannot be shown right now',
  },

  categories: {
    how_to: { label: 'How do I…?', hint: 'Help with using a feature' },
    technical: { label: 'Technical problem', hint: 'Something does not work for you' },
    bug_report: { label: 'Report a bug', hint: 'You found something broken' },
    billing: { label: 'Billing', hint: 'Invoices, payments, plans' },
    feedback: { label: 'Feedback', hint: 'An idea, a wish, some praise' },
    general: { label: 'Something else', hint: 'Any other question' },
  },
  priorities: {
    low: { label: 'Low', hint: 'No hurry: whenever it suits you.' },
    medium: { label: 'Medium', hint: 'It matters, but work goes on.' },
    high: { label: 'High', hint: 'It holds up part of my work.' },
    urgent: { label: 'Urgent', hint: 'I cannot work at all until this is solved.' },
  },
  /** One that was added later goes by the name that the server gives it. */
  channels: { email: 'Email', sms: 'SMS', whatsapp: 'WhatsApp', messenger: 'Messenger', instagram: 'Instagram', web_chat: 'Web chat', web_form: 'Web form' },
  roles: { customer: 'You', agent: 'AI assistant', human: 'Support specialist' },
  statuses: {
    received: { label: 'Received', hint: 'Your request is safely stored and next in line.' },
    open: { label: 'Open', hint: 'Your request is waiting to be picked up.' },
    in_progress: { label: 'In progress', hint: 'Your request is being worked on right now.' },
    escalated: { label: 'With a specialist', hint: 'A person from our team has taken over and will answer you.' },
    waiting_customer: { label: 'Answered', hint: 'We have answered. If anything is open, it is your turn.' },
    resolved: { label: 'Resolved', hint: 'This request is solved.' },
    closed: { label: 'Closed', hint: 'This request is finished and closed.' },
  },

  embed: {
    title: 'Support on your own site',
    introduction:
      'One tag adds a help button to any page. It opens the support form in a window of its own, kept apart from ' +
      'your styles.',
    button: 'Text on the button',
    help: 'Help',
    corner: 'Corner',
    right: 'Right',
    left: 'Left',
    visitors: 'As the visitor’s browser',
    paste: 'Put this before {tag}',
    code: 'Code to copy',
    copy: 'Copy code',
    preview: {
      label: 'Live preview',
      frame: 'Your page with the support button',
      note: 'Live preview: press the button. What you send from here is a real request.',
      title: 'Your page',
      first: 'Whatever you show here stays as it is: the button floats above it.',
      second: 'Visitors stay on your page while they write to support.',
    },
  },
} as const;

export default en;
