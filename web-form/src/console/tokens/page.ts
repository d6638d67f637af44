import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { staff } from '@/texts/staff';
import { settings } from '../settings/page';

export const tokens = createRoute({
  getParentRoute: () => settings,
  path: '/tokens',
  staticData: { title: staff.tokens.title, action: 'self' },
  component: lazyRouteComponent(() => import('./Tokens'), 'Tokens'),
});
