import { Group, Skeleton } from '@mantine/core';
import { IconCheckbox } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { tasksQuery, type TaskFilter } from '@/queries/tasks';
import { ExportMenu } from '../records/ExportMenu';
import { More } from '../records/More';
import { Empty } from '../shell/Empty';
import { Trouble } from '../shell/Trouble';
import { TaskRow } from './TaskRow';
import classes from './Tasks.module.css';

const OPEN: TaskFilter = { status: ['todo', 'in_progress'], sort: 'due_date' };
const DONE: TaskFilter = { status: ['completed', 'cancelled'], sort: '-updated_at' };

/** Everybody's tasks, as far as one may see them. */
export function TaskList({ done }: { done: boolean }) {
  const t = useTranslations('tasks');
  const filter = done ? DONE : OPEN;
  const list = useInfiniteQuery(tasksQuery(filter));
  const { data, failureReason: problem } = list;
  if (!data) return problem ? <Trouble title={t('unknown')}>{problem.message}</Trouble> : <Skeleton height={240} role="status" aria-label={t('loading')} />;
  const rows = data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) {
    return (
      <Empty icon={IconCheckbox} title={t('none')}>
        {t('freeAdvice')}
      </Empty>
    );
  }
  return (
    <>
      <Group justify="end">
        <ExportMenu kind="tasks" filter={filter} />
      </Group>
      <ul className={classes.list} aria-label={t('title')}>
        {rows.map((task) => (
          <TaskRow key={task.id} task={task} />
        ))}
      </ul>
      <More list={list}>{t('more')}</More>
    </>
  );
}
