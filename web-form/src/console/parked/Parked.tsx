import { Skeleton, Stack } from '@mantine/core';
import { IconParkingCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { PageTitle } from '@/components/common/PageTitle';
import { parkedQuery } from '@/queries/parked';
import { Empty } from '../shell/Empty';
import { Trouble } from '../shell/Trouble';
import { Message } from './Message';
import classes from './Parked.module.css';

/** Mail that nobody was asked to answer, for a second look. */
export function Parked() {
  const t = useTranslations('parked');
  const { data: messages, failureReason: problem } = useQuery(parkedQuery);
  return (
    <Stack gap="lg" className={classes.parked}>
      <PageTitle title={t('title')}>{t('introduction')}</PageTitle>
      {problem && <Trouble title={t('unknown')}>{problem.message}</Trouble>}
      {!messages && !problem && <Skeleton height={240} role="status" aria-label={t('loading')} />}
      {messages?.length === 0 && (
        <Empty icon={IconParkingCircle} title={t('none')}>
          {t('noneAdvice')}
        </Empty>
      )}
      {messages && messages.length > 0 && (
        <ul className={classes.list} aria-label={t('title')}>
          {messages.map((message) => (
            <Message key={message.event_id} message={message} />
          ))}
        </ul>
      )}
    </Stack>
  );
}
