import { useNow, useTranslations } from 'use-intl';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long something has been going on, in one short word that keeps up with the clock. */
export function useElapsed() {
  const t = useTranslations('inbox.duration');
  const now = useNow({ updateInterval: MINUTE });
  return (since: string) => {
    const passed = now.getTime() - new Date(since).getTime();
    if (passed < MINUTE) return t('now');
    if (passed < HOUR) return t('minutes', { n: Math.floor(passed / MINUTE) });
    if (passed < 2 * DAY) return t('hours', { n: Math.floor(passed / HOUR) });
    return t('days', { n: Math.floor(passed / DAY) });
  };
}
