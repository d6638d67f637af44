import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { staff } from '@/texts/staff';
import type { ImportedKind } from '@/queries/imports';
import { root } from '../root';

const KINDS: readonly ImportedKind[] = ['contact', 'company', 'deal', 'task'];
const page = { title: staff.imports.title, action: 'transfer' } as const;

export const imports = createRoute({
  getParentRoute: () => root,
  path: '/imports',
  staticData: page,
  validateSearch: ({ of }: Record<string, unknown>): { of?: ImportedKind } => ({ of: KINDS.find((each) => each === of) }),
  component: lazyRouteComponent(() => import('./Imports'), 'Imports'),
});

export const oneImport = createRoute({
  getParentRoute: () => root,
  path: '/imports/$import',
  staticData: page,
  component: lazyRouteComponent(() => import('./Import'), 'Import'),
});
