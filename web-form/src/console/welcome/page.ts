import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { staff } from '@/texts/staff';
import { root } from '../root';

/** Behind a link out of a mail. */
export const welcome = createRoute({
  getParentRoute: () => root,
  path: '/welcome',
  staticData: { title: staff.welcome.title, open: true },
  component: lazyRouteComponent(() => import('./Welcome'), 'Welcome'),
});

/** Behind the link that a new installation prints. */
export const begin = createRoute({
  getParentRoute: () => root,
  path: '/begin',
  staticData: { title: staff.welcome.title, open: true },
  component: lazyRouteComponent(() => import('./Welcome'), 'Begin'),
});
