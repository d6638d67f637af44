import { Button, Group, Text, Title } from '@mantine/core';
import { IconCalendarShare } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import { CopyButton } from '@/components/common/CopyButton';
import { Notice } from '@/components/common/Notice';
import { feedQuery, useCloseFeed, useOpenFeed } from '@/queries/calendar';
import { useToasts } from '../frame/toasts';
import { Trouble } from '../shell/Trouble';
import classes from './Profile.module.css';

/** The address of one's own tasks for calendar programs: made, copied, closed. */
export function Calendar() {
  const t = useTranslations('calendar');
  const format = useFormatter();
  const toasts = useToasts();
  const { data: feed, failureReason: problem } = useQuery(feedQuery);
  const { mutate: make, isPending: making, data: address, reset } = useOpenFeed();
  const { mutate: close, isPending: closing } = useCloseFeed();
  const onError = ({ message }: Error) => toasts.failed(t('failed'), message);
  const onClosed = () => {
    reset();
    toasts.done(t('closed'));
  };
  return (
    <>
      <Title order={2} fz="lg">
        {t('title')}
      </Title>
      <Text mb="md">{t('introduction')}</Text>
      {problem && feed === undefined && <Trouble title={t('unknown')}>{problem.message}</Trouble>}
      <div role="status">
        {address && (
          <Notice tone="calm" icon={IconCalendarShare} title={t('made')}>
            {t('madeAdvice')}
            <code className={classes.address}>{address}</code>
            <CopyButton value={address} label={t('copy')} />
          </Notice>
        )}
      </div>
      {feed && !address && <Text c="dimmed">{t('since', { since: format.dateTime(new Date(feed.since), { dateStyle: 'long' }) })}</Text>}
      {feed !== undefined && (
        <Group mt="md">
          <Button variant="default" loading={making} onClick={() => make(undefined, { onError })}>
            {t(feed ? 'again' : 'make')}
          </Button>
          {feed && (
            <Button variant="subtle" color="red" loading={closing} onClick={() => close(undefined, { onSuccess: onClosed, onError })}>
              {t('close')}
            </Button>
          )}
        </Group>
      )}
    </>
  );
}
