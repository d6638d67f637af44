import { Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Card } from '@/components/common/Card';
import { PageTitle } from '@/components/common/PageTitle';
import { webhookQuery } from '@/queries/webhook';
import { Trouble } from '../shell/Trouble';
import { Address } from './Address';
import { Deliveries } from './Deliveries';
import { Removal } from './Removal';
import classes from './Webhook.module.css';

/** Which program of the company is told what people are told, and how the last calls went. */
export function Webhook() {
  const t = useTranslations('webhook');
  const { data: current, failureReason: problem } = useQuery(webhookQuery);
  return (
    <Stack gap="xl" className={classes.webhook}>
      <PageTitle title={t('title')}>{t('introduction')}</PageTitle>
      {problem && <Trouble title={t('unknown')}>{problem.message}</Trouble>}
      {current === undefined && !problem && <Skeleton height={160} role="status" aria-label={t('loading')} />}
      {current !== undefined && (
        <Card>
          <Text mb="md" className={classes.long}>
            {current ? t('current', { url: current.url }) : t('none')}
          </Text>
          <Address again={current !== null} />
          {current && <Removal />}
        </Card>
      )}
      <section>
        <Title order={2} fz="lg" mb="md">
          {t('calls')}
        </Title>
        <Deliveries />
      </section>
    </Stack>
  );
}
