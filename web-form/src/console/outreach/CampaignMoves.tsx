import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslations } from 'use-intl';
import { useMoveCampaign, type Campaign, type Move } from '@/queries/outreach';
import { useToasts } from '../frame/toasts';
import { Sure } from '../shell/Sure';
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
  const [asking, { open: ask, close: keep }] = useDisclosure();
  const { mutate, isPending } = useMoveCampaign(id);
  const move = (each: Move) => mutate(each, { onError: (problem) => toasts.failed(t('failed'), problem.message), onSettled: keep });
  if (asking) {
    return <Sure question={t('sure')} keep={t('keep')} yes={t('cancel')} pending={isPending} onKeep={keep} onYes={() => move('cancel')} />;
  }
  return (
    <Group gap="sm">
      {MOVES[state].includes('start') && <ScheduleCampaign campaign={id} />}
      {MOVES[state].map((each) => (
        <Button key={each} variant={each === 'cancel' ? 'default' : 'filled'} loading={isPending} onClick={() => (each === 'cancel' ? ask() : move(each))}>
          {t(each)}
        </Button>
      ))}
    </Group>
  );
}
