import type { Behind, Figure, Wanted } from '@/queries/insights';
import { ZONE } from '@/queries/zone';
import type { InsightSearch } from './page';

export const DAYS = [7, 28, 91, 365] as const;
const USUAL = 28;

/** The day of the viewer's calendar that is so many days after a moment. */
export function dayAfter(moment: Date, days: number): string {
  const day = new Date(moment.getFullYear(), moment.getMonth(), moment.getDate() + days, 12);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

/** So many days that end with today. */
export const lastDays = (days: number, now: Date) => ({ from: dayAfter(now, 1 - days), to: dayAfter(now, 1) });

export const wantedOf = ({ from, to, ...others }: InsightSearch, now: Date): Wanted => ({
  ...(from && to ? { from, to } : lastDays(USUAL, now)),
  zone: ZONE,
  ...others,
});

/** What a figure counts; of money, in its currency. */
export const behind = ({ currency }: Figure, wanted: Behind): Behind => (currency ? { ...wanted, label: currency } : wanted);

/** The day of a bar's end in the viewer's calendar, and the one of its begin. */
export const daysOf = ({ since, until }: { since: string; until: string }) => ({
  from: dayAfter(new Date(since), 0),
  to: dayAfter(new Date(until), 0),
});
