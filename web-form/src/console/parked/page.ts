import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { IconParkingCircle } from '@tabler/icons-react';
import { staff } from '@/texts/staff';
import { root } from '../root';

export const parked = createRoute({
  getParentRoute: () => root,
  path: '/parked',
  staticData: { title: staff.parked.title, icon: IconParkingCircle, action: 'triage' },
  component: lazyRouteComponent(() => import('./Parked'), 'Parked'),
});
