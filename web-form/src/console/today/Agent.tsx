import { Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { View } from '@/queries/inbox';
import type { Day } from '@/queries/today';
import { toView } from './links';
import { Part } from './Part';

const ENDS = { replied: 'all', drafted: 'to_approve', escalated: 'needs_person', ignored: 'all' } as const satisfies Partial<
  Record<keyof Day, View>
>;

/** What the AI did with what came in, and how often people agreed with it. */
export function Agent({ day }: { day: Day }) {
  const t = useTranslations('today.ai');
  const ends = (Object.keys(ENDS) as (keyof typeof ENDS)[]).filter((end) => day[end] > 0);
  return (
    <Part title={t('title')}>
      {ends.length === 0 && <Text c="dimmed">{t('nothing')}</Text>}
      {ends.map((end) => (
        <Text key={end}>{t.rich(end, { messages: day[end], list: toView(ENDS[end]) })}</Text>
      ))}
      <Text c="dimmed">
        <Agreement judged={day.judged} />
      </Text>
    </Part>
  );
}

function Agreement({ judged: { days, unchanged, edited, rejected } }: { judged: Day['judged'] }) {
  const t = useTranslations('today.ai');
  const all = unchanged + edited + rejected;
  return all === 0 ? t('unjudged', { days }) : t('agreed', { days, unchanged, edited, rejected, all, share: unchanged / all });
}
