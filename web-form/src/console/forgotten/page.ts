import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { staff } from '@/texts/staff';
import { root } from '../root';

export const forgotten = createRoute({
  getParentRoute: () => root,
  path: '/forgotten',
  staticData: { title: staff.forgotten.title, open: true },
  component: lazyRouteComponent(() => import('./Forgotten'), 'Forgotten'),
});
