/** The server's own rules, so that people hear about a problem before they send. Pure. */

import type { Category, Priority } from './api';

export const LIMITS = {
  name: { min: 1, max: 120 },
  email: { min: 3, max: 254 },
  subject: { min: 3, max: 200 },
  message: { min: 10, max: 5000 },
} as const;

export interface FormValues {
  name: string;
  email: string;
  subject: string;
  category: Category | '';
  priority: Priority;
  message: string;
  website: string;
}

export type FieldName = Exclude<keyof FormValues, 'website' | 'priority'>;
export type FieldErrors = Partial<Record<FieldName, string>>;

/** In the order of the page, so that the first error is the topmost. */
export const FIELDS: readonly FieldName[] = ['name', 'email', 'subject', 'category', 'message'];

const EMAIL = /^[^\s@<>(),;:"\\[\]]+@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/i;

/** Characters as people and the server count them: an emoji is one, outer blanks do not count. */
export const lengthOf = (text: string) => [...text.trim()].length;

const RULES: Record<FieldName, (values: FormValues) => string | null> = {
  name: ({ name }) => {
    if (!name.trim()) return 'Enter your name, so that we know how to address you.';
    return tooLong('Name', name, LIMITS.name.max);
  },
  email: ({ email }) => {
    if (!email.trim()) return 'Enter your email address, like name@example.com.';
    if (!isEmail(email)) return 'This should read like name@example.com: one @, no spaces, a full domain.';
    return tooLong('Email', email, LIMITS.email.max);
  },
  subject: ({ subject }) => {
    if (lengthOf(subject) < LIMITS.subject.min) return 'Sum it up in a few words: at least 3 characters.';
    return tooLong('Subject', subject, LIMITS.subject.max);
  },
  category: ({ category }) => (category ? null : 'Choose the topic that fits best.'),
  message: ({ message }) => {
    if (lengthOf(message) < LIMITS.message.min) return 'Tell us a little more: at least 10 characters.';
    return tooLong('Message', message, LIMITS.message.max);
  },
};

export const isEmail = (text: string) => EMAIL.test(text.trim());

/** `+1 (202) 555-0142` becomes `+12025550142`; null unless it is a plus and 8 to 15 digits. */
export function normalisePhone(text: string): string | null {
  const compact = text.replace(/[\s().-]/g, '');
  return /^\+[1-9]\d{7,14}$/.test(compact) ? compact : null;
}

export function validate(values: FormValues): FieldErrors {
  const found = FIELDS.map((field) => [field, RULES[field](values)] as const);
  return Object.fromEntries(found.filter(([, error]) => error !== null));
}

function tooLong(label: string, text: string, max: number): string | null {
  const over = lengthOf(text) - max;
  if (over <= 0) return null;
  return `${label} can have up to ${max.toLocaleString('en')} characters: please remove ${over.toLocaleString('en')}.`;
}

/** `tkt-6`, `TKT 0006` and `6` all mean `TKT-0006`; null when it cannot be a ticket number. */
export function normaliseTicketNumber(text: string): string | null {
  const digits = /^\s*(?:TKT[-\s]*)?(\d{1,12})\s*$/i.exec(text)?.[1];
  return digits ? `TKT-${digits.padStart(4, '0')}` : null;
}
