import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { staff } from '@/texts/staff';
import { settings } from '../settings/page';

export const catalogue = createRoute({
  getParentRoute: () => settings,
  path: '/catalogues',
  staticData: { title: staff.catalogue.title, action: 'report' },
  component: lazyRouteComponent(() => import('./Catalogue'), 'Catalogue'),
});
