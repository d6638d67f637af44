/** The server's own rules, so that people hear about a problem before they send. Pure. */

import type { useTranslations } from 'use-intl';
import type { Category, Priority } from '@/queries/support';

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
  files: readonly File[];
  /** Honeypot: people never see it, so they never fill it. */
  website: string;
}

export type FieldName = Exclude<keyof FormValues, 'files' | 'priority' | 'website'>;

const EMAIL = /^[^\s@<>(),;:"\\[\]]+@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/i;

/** Characters as people and the server count them: an emoji is one, outer blanks do not count. */
export const lengthOf = (text: string) => [...text.trim()].length;

/** What to change, in whichever language it is asked for. */
export type Correction = (t: ReturnType<typeof useTranslations<'corrections'>>) => string;

/** What is wrong with a value; in the order of the page, so that the first is the topmost. */
export const RULES: Record<FieldName, (value: string) => Correction | null> = {
  name: (name) => (name.trim() ? tooLong(name, LIMITS.name.max) : (t) => t('nameMissing')),
  email: (email) => {
    if (!email.trim()) return (t) => t('emailMissing');
    return isEmail(email) ? tooLong(email, LIMITS.email.max) : (t) => t('emailWrong');
  },
  category: (category) => (category ? null : (t) => t('categoryMissing')),
  subject: (subject) => {
    const { min, max } = LIMITS.subject;
    return lengthOf(subject) < min ? (t) => t('subjectShort', { least: min }) : tooLong(subject, max);
  },
  message: (message) => {
    const { min, max } = LIMITS.message;
    return lengthOf(message) < min ? (t) => t('messageShort', { least: min }) : tooLong(message, max);
  },
};

export const isEmail = (text: string) => EMAIL.test(text.trim());

/** `+1 (202) 555-0142` becomes `+12025550142`; null unless it is a plus and 8 to 15 digits. */
export function normalisePhone(text: string): string | null {
  const compact = text.replace(/[\s().-]/g, '');
  return /^\+[1-9]\d{7,14}$/.test(compact) ? compact : null;
}

function tooLong(text: string, max: number): Correction | null {
  const over = lengthOf(text) - max;
  return over > 0 ? (t) => t('tooLong', { most: max, over }) : null;
}

/** `tkt-6`, `TKT 0006` and `6` all mean `TKT-0006`; null when it cannot be a ticket number. */
export function normaliseTicketNumber(text: string): string | null {
  const digits = /^\s*(?:TKT[-\s]*)?(\d{1,12})\s*$/i.exec(text)?.[1];
  return digits ? `TKT-${digits.padStart(4, '0')}` : null;
}
