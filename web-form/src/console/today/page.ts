import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { IconSun } from '@tabler/icons-react';
import { staff } from '@/texts/staff';
import { root } from '../root';

/** The first page. */
export const today = createRoute({
  getParentRoute: () => root,
  path: '/',
  staticData: { title: staff.today.title, icon: IconSun },
  component: lazyRouteComponent(() => import('./Today'), 'Today'),
});
