/** How times are shown. */

import { LOCALE } from '@/texts/common';

const DATE_TIME = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeStyle: 'short' });
const TIME = new Intl.DateTimeFormat(LOCALE, { timeStyle: 'short' });

export const formatDateTime = (iso: string) => DATE_TIME.format(new Date(iso));

export const formatTime = (iso: string) => TIME.format(new Date(iso));
