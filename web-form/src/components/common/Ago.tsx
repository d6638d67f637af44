import { useFormatter, useNow } from 'use-intl';

const EVERY_MS = 30_000;

/** How long ago, or how long to go; the moment itself is in the tooltip. */
export function Ago({ at }: { at: string }) {
  const format = useFormatter();
  const now = useNow({ updateInterval: EVERY_MS });
  const moment = new Date(at);
  return (
    <time dateTime={at} title={format.dateTime(moment, { dateStyle: 'full', timeStyle: 'long' })}>
      {format.relativeTime(moment, now)}
    </time>
  );
}
