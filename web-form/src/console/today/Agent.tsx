import { Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { Day } from '@/queries/today';
import { TicketLinks, toView } from './links';
import { Part } from './Part';

const ENDS = ['replied', 'drafted', 'escalated', 'ignored'] as const satisfies (keyof Day)[];

/** What the AI did with what came in, and how often people agreed with it. */
export function Agent({ day }: { day: Day }) {
  const t = useTranslations('today.ai');
  const ends = ENDS.filter((end) => day[end] > 0);
  return (
    <Part title={t('title')}>
      {ends.length === 0 && <Text c="dimmed">{t('nothing')}</Text>}
      {ends.map((end) => (
        <Text key={end}>{t.rich(end, { messages: day[end], drafts: toView('to_approve'), tickets: toView('needs_person') })}</Text>
      ))}
      {day.called_wrong.answers > 0 && (
        <Text>
          {t('called_wrong', { answers: day.called_wrong.answers })}
          <TicketLinks numbers={day.called_wrong.tickets} />
        </Text>
      )}
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
