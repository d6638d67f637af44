import { Group, Skeleton, Text } from '@mantine/core';
import { IconSpeakerphone } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Ago } from '@/components/common/Ago';
import { campaignsQuery } from '@/queries/outreach';
import { More } from '../records/More';
import { Empty } from '../shell/Empty';
import { Trouble } from '../shell/Trouble';
import tasks from '../tasks/Tasks.module.css';
import { NewCampaign } from './NewCampaign';
import classes from './Outreach.module.css';

/** Those in reach, the newest first. */
export function Campaigns() {
  const t = useTranslations('outreach');
  const list = useInfiniteQuery(campaignsQuery);
  const { data, failureReason: problem } = list;
  if (!data) return problem ? <Trouble title={t('unknown')}>{problem.message}</Trouble> : <Skeleton height={240} role="status" aria-label={t('loading')} />;
  const rows = data.pages.flatMap((page) => page.rows);
  return (
    <>
      <Group>
        <NewCampaign />
      </Group>
      {rows.length === 0 && (
        <Empty icon={IconSpeakerphone} title={t('campaigns.none')}>
          {t('campaigns.noneAdvice')}
        </Empty>
      )}
      {rows.length > 0 && (
        <ul className={tasks.list} aria-label={t('campaigns.list')}>
          {rows.map(({ id, name, state, created_at }) => (
            <li key={id} className={classes.row}>
              <Link to="/outreach/$campaign/" params={{ campaign: String(id) }}>
                {name}
              </Link>
              <Text fz="sm">{t(`campaigns.state.${state}`)}</Text>
              <Text fz="sm" c="dimmed">
                <Ago at={created_at} />
              </Text>
            </li>
          ))}
        </ul>
      )}
      <More list={list}>{t('more')}</More>
    </>
  );
}
