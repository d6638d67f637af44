import { Drawer, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { dealQuery } from '@/queries/deals';
import { DealForm } from './DealForm';
import { Way } from './Way';

/** One deal beside the board: what it is, and its way so far. */
export function DealDrawer({ id, onClose }: { id: number | undefined; onClose: () => void }) {
  const t = useTranslations('deals');
  return (
    <Drawer opened={id !== undefined} onClose={onClose} position="right" size={460} title={t('title')} closeButtonProps={{ 'aria-label': t('close') }}>
      {id !== undefined && <Shown key={id} id={id} onClose={onClose} />}
    </Drawer>
  );
}

function Shown({ id, onClose }: { id: number; onClose: () => void }) {
  const t = useTranslations('deals');
  const { data: deal, failureReason: problem } = useQuery(dealQuery(id));
  if (deal) {
    return (
      <>
        <DealForm deal={deal} onGone={onClose} />
        <Way id={id} />
      </>
    );
  }
  return problem ? <Text role="status">{problem.kind === 'not_found' ? t('missing') : problem.message}</Text> : <Skeleton height={320} />;
}
