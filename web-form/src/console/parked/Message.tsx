import { Anchor, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslations } from 'use-intl';
import { Ago } from '@/components/common/Ago';
import { RichText } from '@/components/common/RichText';
import type { ParkedMessage } from '@/queries/parked';
import { staff } from '@/texts/staff';
import { Decision } from './Decision';
import { Original } from './Original';
import classes from './Parked.module.css';

const CAUSES = staff.parked.causes;
/** Characters that are shown of longer words, until somebody asks for all. */
const FOLDED = 600;

/** One mail: from whom, why it was put aside, what it says, and what may become of it. */
export function Message({ message }: { message: ParkedMessage }) {
  const t = useTranslations('parked');
  const { subject, sender, received_at, reason, cause, text, attachments } = message;
  const plain = cause in CAUSES ? t(`causes.${cause as keyof typeof CAUSES}`) : reason;
  return (
    <li className={classes.message}>
      <div>
        <Title order={2} fz="md" dir="auto">
          {subject || t('noSubject')}
        </Title>
        <Text fz="sm" c="dimmed" component="div" className={classes.facts}>
          <span>{sender}</span>
          <Ago at={received_at} />
          <span title={reason ?? undefined}>{plain ? t('why', { reason: plain }) : t('noReason')}</span>
        </Text>
      </div>
      {text ? <Words text={text} /> : <Text c="dimmed">{t('noWords')}</Text>}
      {!text && attachments[0] && <Original id={attachments[0]} />}
      <Decision id={message.event_id} />
    </li>
  );
}

function Words({ text }: { text: string }) {
  const t = useTranslations('parked');
  const [whole, { toggle }] = useDisclosure(text.length <= FOLDED);
  return (
    <div>
      <RichText text={whole ? text : `${text.slice(0, FOLDED)}…`} />
      {text.length > FOLDED && (
        <Anchor component="button" type="button" underline="always" aria-expanded={whole} onClick={toggle}>
          {t(whole ? 'less' : 'whole')}
        </Anchor>
      )}
    </div>
  );
}
