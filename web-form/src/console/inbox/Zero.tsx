import { IconMoodSmileBeam } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useSession } from '@/queries/session';
import { todayQuery } from '@/queries/reports';
import type { View } from '@/queries/inbox';
import { Placeholder } from './Placeholder';

/** Nothing to do, and for whoever sees figures how much of that nobody here had to do. */
export function Zero({ view }: { view: View }) {
  const t = useTranslations('inbox');
  const { data: me } = useSession();
  const { data: today } = useQuery({ ...todayQuery, enabled: Boolean(me && 'report' in me.actions) });
  return (
    <Placeholder
      icon={IconMoodSmileBeam}
      title={t(`zero.${view}`)}
      advice={today && today.replied > 0 ? t('zeroAlone', { count: today.replied }) : t('zeroAdvice')}
    />
  );
}
