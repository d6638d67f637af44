import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { staff } from '@/texts/staff';
import { settings } from '../settings/page';

export const serviceLevels = createRoute({
  getParentRoute: () => settings,
  path: '/service-levels',
  staticData: { title: staff.serviceLevels.title, action: 'administer' },
  component: lazyRouteComponent(() => import('./ServiceLevels'), 'ServiceLevels'),
});
