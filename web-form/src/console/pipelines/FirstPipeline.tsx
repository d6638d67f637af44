import { Title } from '@mantine/core';
import { IconLayoutKanban } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { pipelinesQuery } from '@/queries/pipelines';
import { useSession } from '@/queries/session';
import frame from '../records/Page.module.css';
import { ListState } from '../records/ListState';
import { Empty } from '../shell/Empty';
import { AddPipeline } from './AddPipeline';

/** The address without a pipeline: the first one there is, or how the first one comes to be. */
export function FirstPipeline() {
  const t = useTranslations('pipelines');
  const { data: me } = useSession();
  const { data: pipelines, failureReason: problem } = useQuery(pipelinesQuery);
  const [first] = pipelines ?? [];
  if (first) return <Navigate to="/pipelines/$pipeline/" params={{ pipeline: String(first.id) }} replace />;
  return (
    <div className={frame.page}>
      <Title order={1} fz={26}>
        {t('title')}
      </Title>
      <ListState
        problem={problem}
        loaded={pipelines !== undefined}
        empty
        narrowed={false}
        onClear={() => undefined}
        beginning={
          <Empty icon={IconLayoutKanban} title={t('none')}>
            {t('noneAdvice')} {me && 'administer' in me.actions ? <AddPipeline /> : t('noneForYou')}
          </Empty>
        }
      />
    </div>
  );
}
