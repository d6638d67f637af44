import { useFormatter, useTranslations } from 'use-intl';
import type { Figure } from '@/queries/insights';

/** A value as people read it, in the unit of its figure. */
export function useValue() {
  const t = useTranslations('insights');
  const format = useFormatter();
  return (value: number | null | undefined, { unit, currency }: Pick<Figure, 'unit' | 'currency'>) => {
    if (value === null || value === undefined) return t('noData');
    switch (unit) {
      case 'share':
        return format.number(value, { style: 'percent', maximumFractionDigits: 1 });
      case 'seconds':
        return duration(value);
      case 'usd':
        return format.number(value, { style: 'currency', currency: 'USD', maximumFractionDigits: 4 });
      case 'score':
      case 'mood':
        return format.number(value, { maximumFractionDigits: 2 });
      case 'count':
        return format.number(value, { maximumFractionDigits: 2 });
      case 'money':
        return format.number(value, currency ? { style: 'currency', currency } : {});
    }
  };

  function duration(seconds: number) {
    const minutes = Math.round(seconds / 60);
    const hours = Math.floor(minutes / 60);
    if (seconds < 1) return t('duration.none');
    if (seconds < 120) return t('duration.seconds', { seconds });
    if (hours < 1) return t('duration.minutes', { minutes });
    if (hours < 48) return t('duration.hours', { hours, minutes: minutes % 60 });
    return t('duration.days', { days: Math.floor(hours / 24), hours: hours % 24 });
  }
}
