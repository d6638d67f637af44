import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { IconSearch } from '@tabler/icons-react';
import { staff } from '@/texts/staff';
import { root } from '../root';

export const search = createRoute({
  getParentRoute: () => root,
  path: '/search',
  staticData: { title: staff.search.title, icon: IconSearch, action: 'read' },
  validateSearch: ({ q }: Record<string, unknown>): { q?: string } => ({ q: q ? String(q) : undefined }),
  component: lazyRouteComponent(() => import('./Search'), 'Search'),
});
