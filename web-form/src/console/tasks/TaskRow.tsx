import { ActionIcon, Checkbox } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useFormatter, useNow, useTranslations } from 'use-intl';
import { useChangeTask, useDeleteTask, useRestoreTask, type Task } from '@/queries/tasks';
import { useToasts } from '../frame/toasts';
import classes from './Tasks.module.css';

/** One thing to do; ticking it off is all it takes. */
export function TaskRow({ task }: { task: Task }) {
  const t = useTranslations('tasks');
  const { tick, remove } = useTaskActs(task);
  const { title, is_completed: done, priority, contact_id: contact, contact_name: name } = task;
  return (
    <li className={classes.task} data-done={done || undefined}>
      <Checkbox
        checked={done}
        aria-label={done ? t('reopen', { title }) : t('complete', { title })}
        onChange={({ currentTarget }) => tick(currentTarget.checked)}
        data-task
      />
      <div className={classes.what}>
        <span className={classes.title} dir="auto">
          {title}
        </span>
        <span className={classes.about}>
          {(priority === 'urgent' || priority === 'high') && <strong data-priority={priority}>{t(`priority.${priority}`)}</strong>}
          <Due task={task} />
          {contact !== null && (
            <Link to="/contacts/$contact/" params={{ contact: String(contact) }}>
              {name ?? t('someone')}
            </Link>
          )}
        </span>
      </div>
      <ActionIcon className={classes.delete} variant="subtle" color="gray" aria-label={t('delete', { title })} onClick={remove}>
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
    </li>
  );
}

function Due({ task: { due_date: due, is_completed: done } }: { task: Task }) {
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  if (!due) return null;
  const late = !done && new Date(due) < now;
  return (
    <time dateTime={due} data-late={late || undefined}>
      {format.dateTime(new Date(due), { weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: 'numeric' })}
    </time>
  );
}

function useTaskActs({ id, title }: Task) {
  const t = useTranslations('tasks');
  const toasts = useToasts();
  const { mutate: change } = useChangeTask();
  const { mutate: drop } = useDeleteTask();
  const { mutate: restore } = useRestoreTask();
  const onError = (problem: Error) => toasts.failed(t('unchanged'), problem.message);
  const set = (is_completed: boolean, onSuccess?: () => void) => change({ id, change: { is_completed } }, { onSuccess, onError });
  return {
    tick: (done: boolean) => set(done, () => done && toasts.done(t('completed', { title }), () => set(false))),
    remove: () => drop(id, { onSuccess: () => toasts.done(t('deleted', { title }), () => restore(id)), onError }),
  };
}
