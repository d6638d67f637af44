import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { staff } from '@/texts/staff';
import { settings } from '../settings/page';

export const reliability = createRoute({
  getParentRoute: () => settings,
  path: '/reliability',
  staticData: { title: staff.reliability.title, action: 'report' },
  component: lazyRouteComponent(() => import('./Reliability'), 'Reliability'),
});
