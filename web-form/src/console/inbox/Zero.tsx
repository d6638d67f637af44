import { IconMoodSmileBeam } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { View } from '@/queries/inbox';
import { dayQuery } from '@/queries/today';
import { Placeholder } from './Placeholder';

/** Nothing to do, and how much of that nobody here had to do. */
export function Zero({ view }: { view: View }) {
  const t = useTranslations('inbox');
  const { data: day } = useQuery(dayQuery);
  return (
    <Placeholder
      icon={IconMoodSmileBeam}
      title={t(`zero.${view}`)}
      advice={day && day.replied > 0 ? t('zeroAlone', { count: day.replied }) : t('zeroAdvice')}
    />
  );
}
