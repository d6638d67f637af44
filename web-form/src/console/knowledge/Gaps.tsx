import { Skeleton, Text } from '@mantine/core';
import { IconMoodSmile } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Ago } from '@/components/common/Ago';
import { gapsQuery, type Gap } from '@/queries/knowledge';
import { Empty } from '../shell/Empty';
import { TicketLink } from '../shell/TicketLink';
import { Trouble } from '../shell/Trouble';
import classes from './Knowledge.module.css';

/** What customers ask and nothing answers, what most of them ask first. */
export function Gaps() {
  const t = useTranslations('knowledge');
  const { data: gaps, failureReason: problem } = useQuery(gapsQuery);
  if (problem) return <Trouble title={t('unknown')}>{problem.message}</Trouble>;
  if (!gaps) return <Skeleton height={240} role="status" aria-label={t('loading')} />;
  if (gaps.length === 0) {
    return (
      <Empty icon={IconMoodSmile} title={t('noGaps')}>
        {t('noGapsAdvice')}
      </Empty>
    );
  }
  return (
    <ol className={classes.list} aria-label={t('show.gaps')}>
      {gaps.map((gap) => (
        <MissingAnswer key={gap.id} gap={gap} />
      ))}
    </ol>
  );
}

function MissingAnswer({ gap: { customers, questions, last_asked_at, examples } }: { gap: Gap }) {
  const t = useTranslations('knowledge');
  return (
    <li className={classes.gap}>
      <Text fw={600}>
        {t.rich('asked', { customers, questions, when: () => <Ago at={last_asked_at} /> })}
      </Text>
      <ul className={classes.examples} aria-label={t('examples')}>
        {examples.map(({ ticket_number, text }) => (
          <li key={ticket_number + text}>
            <q dir="auto" className={classes.words}>
              {text}
            </q>{' '}
            <TicketLink number={ticket_number} />
          </li>
        ))}
      </ul>
    </li>
  );
}
