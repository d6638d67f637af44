import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { IconUsers } from '@tabler/icons-react';
import { staff } from '@/texts/staff';
import { root } from '../root';

export const people = createRoute({
  getParentRoute: () => root,
  path: '/settings/people',
  staticData: { title: staff.people.title, icon: IconUsers, action: 'administer' },
  component: lazyRouteComponent(() => import('./People'), 'People'),
});
