/** When a snoozed ticket may come back, in the zone of whoever snoozes. Pure. */

const MORNING = 9;

export function snoozeTimes(now: Date) {
  const untilMonday = (8 - now.getDay()) % 7 || 7;
  const week = [
    { name: 'tomorrow', at: tomorrow(now) },
    { name: 'monday', at: morning(now, untilMonday) },
    { name: 'week', at: morning(now, 7) },
  ] as const;
  const offered = week.filter(({ name }) => name !== 'monday' || (untilMonday > 1 && untilMonday < 7));
  return [{ name: 'hours', at: new Date(now.getTime() + 3 * 3_600_000) } as const, ...offered];
}

export const tomorrow = (now: Date) => morning(now, 1);

/** The morning of a day such as 2026-11-30. */
export const morningOf = (day: string) => new Date(`${day}T0${MORNING}:00:00`);

function morning(now: Date, days: number): Date {
  const day = new Date(now);
  day.setDate(day.getDate() + days);
  day.setHours(MORNING, 0, 0, 0);
  return day;
}
