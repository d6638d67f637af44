import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { staff } from '@/texts/staff';
import { root } from '../root';

export const profile = createRoute({
  getParentRoute: () => root,
  path: '/profile',
  staticData: { title: staff.profile.title },
  component: lazyRouteComponent(() => import('./Profile'), 'Profile'),
});
