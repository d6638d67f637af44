import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { staff } from '@/texts/staff';
import { root } from '../root';

export const leads = createRoute({
  getParentRoute: () => root,
  path: '/leads',
  staticData: { title: staff.leads.title, partOf: '/opportunities', action: 'read' },
  component: lazyRouteComponent(() => import('./Leads'), 'Leads'),
});
