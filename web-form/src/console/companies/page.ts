import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { IconBuilding } from '@tabler/icons-react';
import { staff } from '@/texts/staff';
import { text } from '../records/search';
import { root } from '../root';

export const companies = createRoute({
  getParentRoute: () => root,
  path: '/companies',
  staticData: { title: staff.companies.title, icon: IconBuilding, action: 'read', wide: true },
  validateSearch: ({ q, sort }: Record<string, unknown>): { q?: string; sort?: string } => ({ q: text(q), sort: text(sort) }),
  component: lazyRouteComponent(() => import('./Companies'), 'Companies'),
});

export const company = createRoute({
  getParentRoute: () => root,
  path: '/companies/$company',
  staticData: { title: staff.companies.title, action: 'read' },
  component: lazyRouteComponent(() => import('./Company'), 'Company'),
});
