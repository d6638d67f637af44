import { Group, Skeleton, Text } from '@mantine/core';
import { IconMailCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { outreachDraftsQuery } from '@/queries/outreach';
import { Empty } from '../shell/Empty';
import { Trouble } from '../shell/Trouble';
import { DraftCard } from './DraftCard';

/** Drafts, one after the other: what is sent or dropped gives way to the next. */
export function Review() {
  const t = useTranslations('outreach');
  const { data: drafts, failureReason: problem } = useQuery(outreachDraftsQuery);
  const [place, setPlace] = useState(0);
  if (!drafts) return problem ? <Trouble title={t('unknown')}>{problem.message}</Trouble> : <Skeleton height={240} role="status" aria-label={t('loading')} />;
  const at = Math.min(place, drafts.length - 1);
  const draft = drafts[at];
  if (!draft) {
    return (
      <Empty icon={IconMailCheck} title={t('review.none')}>
        {t('review.noneAdvice')}
      </Empty>
    );
  }
  const go = (step: number) => setPlace(Math.max(0, Math.min(drafts.length - 1, at + step)));
  return (
    <section aria-label={t('review.list')}>
      <Group justify="space-between" mb="xs">
        <Text role="status">{t('review.place', { place: at + 1, count: drafts.length })}</Text>
        <Text c="dimmed" fz="sm" visibleFrom="sm">
          {t('review.keys')}
        </Text>
      </Group>
      <DraftCard key={draft.id} draft={draft} onGo={go} />
    </section>
  );
}
