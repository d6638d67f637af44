import { Button, Group } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useMoveCampaign, type Campaign, type Move } from '@/queries/outreach';
import { useToasts } from '../frame/toasts';
import { ScheduleCampaign } from './ScheduleCampaign';

const MOVES: Record<Campaign['state'], readonly Move[]> = {
  draft: ['start', 'cancel'],
  scheduled: ['start', 'cancel'],
  late: ['start', 'cancel'],
  running: ['pause', 'cancel'],
  paused: ['resume', 'cancel'],
  finished: [],
  cancelled: [],
};

/** What can be done with it as it is. */
export function CampaignMoves({ campaign: { id, state } }: { campaign: Campaign }) {
  const t = useTranslations('outreach.campaign');
  const toasts = useToasts();
  const { mutate: move, isPending } = useMoveCampaign(id);
  return (
    <Group>
      {MOVES[state].includes('start') && <ScheduleCampaign campaign={id} />}
      {MOVES[state].map((each) => (
        <Button
          key={each}
          variant={each === 'cancel' ? 'default' : 'filled'}
          loading={isPending}
          onClick={() => move(each, { onError: (problem) => toasts.failed(t('failed'), problem.message) })}
        >
          {t(each)}
        </Button>
      ))}
    </Group>
  );
}
