import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { staff } from '@/texts/staff';
import { settings } from '../settings/page';

export const assistance = createRoute({
  getParentRoute: () => settings,
  path: '/assistance',
  staticData: { title: staff.assistance.title, action: 'administer' },
  component: lazyRouteComponent(() => import('./Assistance'), 'Assistance'),
});
