import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { PageTitle } from '@/components/common/PageTitle';
import { channelRulesQuery } from '@/queries/assistance';
import { useSession } from '@/queries/session';
import { Trouble } from '../shell/Trouble';
import { Outcomes } from './Outcomes';
import { Plans } from './Plans';
import { Rules } from './Rules';
import classes from './Assistance.module.css';

/** How freely the AI answers, whether people agree with it, and what customers are worth. */
export function Assistance() {
  const t = useTranslations('assistance');
  const { data: me } = useSession();
  const { data: channels, failureReason: problem } = useQuery(channelRulesQuery);
  return (
    <Stack gap="xl" className={classes.assistance}>
      <PageTitle title={t('title')}>{t('introduction')}</PageTitle>
      {problem && <Trouble title={t('unknown')}>{problem.message}</Trouble>}
      {!channels && !problem && <Skeleton height={240} role="status" aria-label={t('loading')} />}
      {channels?.map((rules) => (
        <Rules key={rules.channel} rules={rules} />
      ))}
      {me && 'report' in me.actions && <Outcomes />}
      <Plans />
    </Stack>
  );
}
