/** How sizes and waiting times are shown, in the language of the page. */

import type { useFormatter } from 'use-intl';

export type Format = ReturnType<typeof useFormatter>;

const KILOBYTE = 1024;

/** "640 bytes", "12 kB", "1.5 MB". */
export function fileSize(format: Format, bytes: number): string {
  if (bytes < KILOBYTE) return format.number(bytes, { style: 'unit', unit: 'byte', unitDisplay: 'long' });
  const [size, unit, digits] =
    bytes < KILOBYTE ** 2 ? ([bytes / KILOBYTE, 'kilobyte', 0] as const) : ([bytes / KILOBYTE ** 2, 'megabyte', 1] as const);
  return format.number(size, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: digits });
}

/** "in 1 second", "in 40 seconds", "in 2 minutes": never too early. */
export function after(format: Format, seconds: number): string {
  const [wait, unit] = seconds < 90 ? ([seconds, 'second'] as const) : ([Math.ceil(seconds / 60) * 60, 'minute'] as const);
  return format.relativeTime(wait * 1_000, { now: 0, unit });
}
