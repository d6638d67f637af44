import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { IconPackage } from '@tabler/icons-react';
import { staff } from '@/texts/staff';
import { text } from '../records/search';
import { root } from '../root';

export const products = createRoute({
  getParentRoute: () => root,
  path: '/products',
  staticData: { title: staff.products.title, icon: IconPackage, action: 'read', wide: true },
  validateSearch: ({ q }: Record<string, unknown>): { q?: string } => ({ q: text(q) }),
  component: lazyRouteComponent(() => import('./Products'), 'Products'),
});

export const product = createRoute({
  getParentRoute: () => root,
  path: '/products/$product',
  staticData: { title: staff.products.title, action: 'read' },
  component: lazyRouteComponent(() => import('./Product'), 'Product'),
});
