import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { staff } from '@/texts/staff';
import { root } from '../root';

const page = { title: staff.imports.title, action: 'transfer' } as const;

export const imports = createRoute({
  getParentRoute: () => root,
  path: '/imports',
  staticData: page,
  component: lazyRouteComponent(() => import('./Imports'), 'Imports'),
});

export const oneImport = createRoute({
  getParentRoute: () => root,
  path: '/imports/$import',
  staticData: page,
  component: lazyRouteComponent(() => import('./Import'), 'Import'),
});
