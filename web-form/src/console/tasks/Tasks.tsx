import { Group, Stack, Title } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { ImportLink } from '../records/ImportLink';
import { MyDay } from './MyDay';
import { tasks, VIEWS } from './page';
import { QuickTask } from './QuickTask';
import { TaskList } from './TaskList';
import classes from './Tasks.module.css';

/** What is to be done: of one's own day, or all of it. */
export function Tasks() {
  const t = useTranslations('tasks');
  const { list = 'day' } = tasks.useSearch();
  useHotkeys([
    ['j', () => go(1)],
    ['k', () => go(-1)],
  ]);
  return (
    <Stack gap="md" className={classes.tasks}>
      <Group justify="space-between">
        <Title order={1} fz={26}>
          {t('title')}
        </Title>
        <ImportLink of="task" />
      </Group>
      <QuickTask />
      <nav className={classes.views} aria-label={t('views')}>
        {VIEWS.map((each) => (
          <Link key={each} to="/tasks/" search={{ list: each === 'day' ? undefined : each }} activeOptions={{ explicitUndefined: true }} className={classes.view}>
            {t(`view.${each}`)}
          </Link>
        ))}
      </nav>
      {list === 'day' ? <MyDay /> : <TaskList key={list} done={list === 'done'} />}
    </Stack>
  );
}

/** From box to box; Space ticks, as in any form. */
function go(step: number) {
  const boxes = [...document.querySelectorAll<HTMLElement>('[data-task]')];
  const at = boxes.indexOf(document.activeElement as HTMLElement);
  boxes[Math.max(0, Math.min(boxes.length - 1, at + step))]?.focus();
}
