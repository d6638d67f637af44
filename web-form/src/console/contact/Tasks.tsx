import { Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { tasksQuery } from '@/queries/tasks';
import { QuickTask } from '../tasks/QuickTask';
import { TaskRow } from '../tasks/TaskRow';
import { Part } from './Part';
import classes from './Contact.module.css';

/** What is to be done for somebody. */
export function Tasks({ contact }: { contact: number }) {
  const t = useTranslations('contact.tasks');
  const { data } = useInfiniteQuery(tasksQuery({ contact_id: contact, status: ['todo', 'in_progress'], sort: 'due_date' }));
  const tasks = data?.pages.flatMap(({ rows }) => rows) ?? [];
  return (
    <Part title={t('title')}>
      {data && tasks.length === 0 && <Text c="dimmed">{t('none')}</Text>}
      <ul className={classes.rows}>
        {tasks.map((task) => (
          <TaskRow key={task.id} task={task} />
        ))}
      </ul>
      <QuickTask contact={contact} />
    </Part>
  );
}
