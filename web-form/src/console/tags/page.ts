import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { staff } from '@/texts/staff';
import { settings } from '../settings/page';

export const tags = createRoute({
  getParentRoute: () => settings,
  path: '/tags',
  staticData: { title: staff.tags.title, action: 'administer' },
  component: lazyRouteComponent(() => import('./Tags'), 'Tags'),
});
