import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { IconHome } from '@tabler/icons-react';
import { staff } from '@/texts/staff';
import { root } from '../root';

export const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  staticData: { title: staff.start.title, icon: IconHome },
  component: lazyRouteComponent(() => import('./Start'), 'Start'),
});
