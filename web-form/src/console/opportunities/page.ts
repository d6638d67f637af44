import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { IconBulb } from '@tabler/icons-react';
import { staff } from '@/texts/staff';
import { root } from '../root';

export const opportunities = createRoute({
  getParentRoute: () => root,
  path: '/opportunities',
  staticData: { title: staff.opportunities.title, icon: IconBulb, action: 'read' },
  component: lazyRouteComponent(() => import('./Opportunities'), 'Opportunities'),
});

export const atRisk = createRoute({
  getParentRoute: () => root,
  path: '/at-risk',
  staticData: { title: staff.churn.title, partOf: '/opportunities', action: 'read' },
  component: lazyRouteComponent(() => import('./AtRisk'), 'AtRisk'),
});
