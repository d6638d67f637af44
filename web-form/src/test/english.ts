import { createFormatter, createTranslator } from 'use-intl';
import en from '@/texts/en';

/** What rules say to an English reader. */
export const corrections = createTranslator({ locale: 'en', messages: en, namespace: 'corrections' });
export const files = createTranslator({ locale: 'en', messages: en, namespace: 'files' });
export const format = createFormatter({ locale: 'en' });
