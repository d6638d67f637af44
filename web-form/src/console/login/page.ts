import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { staff } from '@/texts/staff';
import { root } from '../root';

/** Why whoever was signed in elsewhere is not here; the server says no more. */
const PROBLEMS = ['refused', 'away'] as const;
type Problem = (typeof PROBLEMS)[number];

export const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  staticData: { title: staff.login.title, open: true },
  /** Where somebody wanted to go; only within the console. Named also where it is not good: the router keeps what is not. */
  validateSearch: ({ next, problem }): { next?: string; problem?: Problem } => ({
    next: typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : undefined,
    problem: PROBLEMS.find((known) => known === problem),
  }),
  component: lazyRouteComponent(() => import('./Login'), 'Login'),
});
