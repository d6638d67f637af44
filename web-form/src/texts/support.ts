/** The support form and its receipt. */

import { count, fileSize, waitingTime } from './common';

export const support = {
  title: 'How can we help?',
  introduction: 'Tell us what you need. The more we know, the better the first answer.',
  promises: {
    always: { title: 'Day and night', text: 'Most questions are answered within seconds, at any hour.' },
    people: { title: 'People when it matters', text: 'A specialist takes over whenever that serves you better.' },
    private: { title: 'Yours alone', text: 'Only the link you get after sending opens the conversation.' },
  },
  alreadyWrote: 'Already wrote to us?',
  seeTicket: 'See your ticket',
};

export const form = {
  name: 'Support request',
  fields: {
    name: { label: 'Your name', hint: 'So that we know how to address you.' },
    email: { label: 'Email', hint: 'Only used for this request.' },
    subject: { label: 'Subject', hint: 'A few words that sum it up.' },
    message: {
      label: 'Message',
      hint: (length: number, most: number) =>
        `What did you do, what happened, what did you expect? · ${count(length)} / ${count(most)} characters`,
    },
  },
  category: 'What is it about?',
  priority: 'How urgent is it?',
  honeypot: 'Leave this empty',
  send: 'Send request',
  sendAgain: 'Send again',
  sending: 'Sending…',
  kept: 'All fields but the files are needed. What you type stays in this tab until it is sent.',
};

/** What a field wants to be changed. */
export const corrections = {
  nameMissing: 'Enter your name, so that we know how to address you.',
  emailMissing: 'Enter your email address, like name@example.com.',
  emailWrong: 'This should read like name@example.com: one @, no spaces, a full domain.',
  subjectShort: (least: number) => `Sum it up in a few words: at least ${least} characters.`,
  categoryMissing: 'Choose the topic that fits best.',
  messageShort: (least: number) => `Tell us a little more: at least ${least} characters.`,
  tooLong: (most: number, over: number) => `At most ${count(most)} characters fit here: please remove ${count(over)}.`,
};

export const files = {
  label: 'Files',
  optional: '(optional)',
  add: 'Add files',
  hint: (most: number, bytesEach: number) =>
    `Up to ${most}, ${fileSize(bytesEach)} each: pictures, PDF, text, Word or Excel.`,
  list: 'Attached files',
  remove: (name: string) => `Remove ${name}`,
  attached: (number: number, most: number) => `${number} of ${most} files attached`,
  wrongKind: (name: string) => `${name} cannot be attached: choose a picture, a PDF, a text or an Office document.`,
  empty: (name: string) => `${name} is empty.`,
  tooLarge: (name: string, bytes: number, most: number) =>
    `${name} has ${fileSize(bytes)}: at most ${fileSize(most)} can be sent.`,
  oneTooMany: (name: string, most: number) => `${name} is one too many: at most ${most} files can be sent.`,
};

/** Why sending failed and what to do. */
export const sendProblem = {
  network: {
    title: 'We could not reach our server',
    advice:
      'Please check your connection and send again. Your words are kept, and sending twice never makes two tickets.',
  },
  unavailable: {
    title: 'Our system is taking a short break',
    advice: (wait: number | null) =>
      `Your words are kept. Please send again ${wait ? `in ${waitingTime(wait)}` : 'in a moment'}.`,
  },
  rateLimited: {
    title: 'That was a lot of requests in a short time',
    advice: (wait: number | null) =>
      `Your words are kept. Please send again ${wait ? `in ${waitingTime(wait)}` : 'in a minute'}.`,
  },
  invalid: {
    title: 'Something needs a second look',
    advice: 'Please correct the marked fields and send again.',
  },
  tooLarge: {
    title: 'That is more than we can take at once',
    advice: 'Please remove a file or choose smaller ones, and send again. Your words are kept.',
  },
  unexpected: {
    title: 'Your request could not be sent',
    advice: (reason: string) => `${reason} Your words are kept: please try again.`,
  },
};

export const receipt = {
  title: 'We have your request',
  number: 'Your ticket number is',
  follow: 'Follow your ticket',
  copy: 'Copy number',
  next: 'What happens next',
  steps: [
    'Our AI assistant reads your request and looks for the answer in our documentation. That usually takes seconds.',
    'The answer appears in the live view of your ticket: no need to reload.',
    'When a person is the better choice, a support specialist takes over. Your ticket number stays the same.',
  ],
  another: 'Send another request',
};
