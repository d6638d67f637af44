import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { staff } from '@/texts/staff';
import { root } from '../root';

export const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  staticData: { title: staff.login.title, open: true },
  /** Where somebody wanted to go; only within the console. Named also where it is not good: the router keeps what is not. */
  validateSearch: ({ next }): { next?: string } => ({
    next: typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : undefined,
  }),
  component: lazyRouteComponent(() => import('./Login'), 'Login'),
});
