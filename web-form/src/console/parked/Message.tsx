import { Spoiler, Text, Title } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { Ago } from '@/components/common/Ago';
import { RichText } from '@/components/common/RichText';
import type { ParkedMessage } from '@/queries/parked';
import { Decision } from './Decision';
import { Original } from './Original';
import classes from './Parked.module.css';

const FOLDED_PX = 120;

/** One mail: from whom, why it was put aside, what it says, and what may become of it. */
export function Message({ message }: { message: ParkedMessage }) {
  const t = useTranslations('parked');
  const { subject, sender, received_at, reason, text, attachments } = message;
  return (
    <li className={classes.message}>
      <div>
        <Title order={2} fz="md" dir="auto">
          {subject || t('noSubject')}
        </Title>
        <Text fz="sm" c="dimmed" component="div" className={classes.facts}>
          <span>{sender}</span>
          <Ago at={received_at} />
          <span>{reason ? t('why', { reason }) : t('noReason')}</span>
        </Text>
      </div>
      {text ? (
        <Spoiler maxHeight={FOLDED_PX} showLabel={t('whole')} hideLabel={t('less')}>
          <RichText text={text} />
        </Spoiler>
      ) : (
        <Text c="dimmed">{t('noWords')}</Text>
      )}
      {!text && attachments[0] && <Original id={attachments[0]} />}
      <Decision id={message.event_id} />
    </li>
  );
}
