import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { staff } from '@/texts/staff';
import { settings } from '../settings/page';

export const people = createRoute({
  getParentRoute: () => settings,
  path: '/people',
  staticData: { title: staff.people.title, action: 'administer' },
  component: lazyRouteComponent(() => import('./People'), 'People'),
});
