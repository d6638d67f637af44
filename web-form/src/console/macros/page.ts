import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { staff } from '@/texts/staff';
import { settings } from '../settings/page';

export const macros = createRoute({
  getParentRoute: () => settings,
  path: '/macros',
  staticData: { title: staff.macros.title, action: 'administer' },
  component: lazyRouteComponent(() => import('./Macros'), 'Macros'),
});
