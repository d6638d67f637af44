import { formatDateTime, formatTime } from '@/lib/format';

/** A moment: only the time of day, or with its date. The full moment is in the tooltip. */
export function Time({ at, short = false }: { at: string; short?: boolean }) {
  return (
    <time dateTime={at} title={formatDateTime(at)}>
      {short ? formatTime(at) : formatDateTime(at)}
    </time>
  );
}
