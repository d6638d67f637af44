import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { IconCheckbox } from '@tabler/icons-react';
import { staff } from '@/texts/staff';
import { root } from '../root';

export const VIEWS = ['day', 'open', 'done'] as const;
export type View = (typeof VIEWS)[number];

export const tasks = createRoute({
  getParentRoute: () => root,
  path: '/tasks',
  staticData: { title: staff.tasks.title, icon: IconCheckbox, action: 'read' },
  validateSearch: ({ list }: Record<string, unknown>): { list?: View } => ({ list: VIEWS.find((each) => each === list) }),
  component: lazyRouteComponent(() => import('./Tasks'), 'Tasks'),
});

/** The address of one task: it stands in the list with the others. */
export const oneTask = createRoute({
  getParentRoute: () => root,
  path: '/tasks/$task',
  staticData: { title: staff.tasks.title, action: 'read' },
  component: lazyRouteComponent(() => import('./OneTask'), 'OneTask'),
});
