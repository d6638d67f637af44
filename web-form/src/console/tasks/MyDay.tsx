import { Skeleton, Title } from '@mantine/core';
import { IconCheckbox } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { myDayQuery } from '@/queries/tasks';
import { Empty } from '../shell/Empty';
import { Trouble } from '../shell/Trouble';
import { TaskRow } from './TaskRow';
import classes from './Tasks.module.css';

const PARTS = ['overdue', 'today', 'next'] as const;

/** What should be done already, what today, and what comes next. */
export function MyDay() {
  const t = useTranslations('tasks');
  const { data: day, failureReason: problem } = useQuery(myDayQuery);
  if (!day) return problem ? <Trouble title={t('unknown')}>{problem.message}</Trouble> : <Skeleton height={240} role="status" aria-label={t('loading')} />;
  if (PARTS.every((part) => day[part].length === 0)) {
    return (
      <Empty icon={IconCheckbox} title={t('free')}>
        {t('freeAdvice')}
      </Empty>
    );
  }
  return PARTS.filter((part) => day[part].length > 0).map((part) => (
    <section key={part} aria-label={t(part)}>
      <Title order={2} fz="md" c={part === 'overdue' ? 'var(--danger)' : undefined}>
        {t(part)}
      </Title>
      <ul className={classes.list}>
        {day[part].map((task) => (
          <TaskRow key={task.id} task={task} />
        ))}
      </ul>
    </section>
  ));
}
