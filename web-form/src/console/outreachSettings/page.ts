import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { staff } from '@/texts/staff';
import { settings } from '../settings/page';

export const outreachSettings = createRoute({
  getParentRoute: () => settings,
  path: '/outreach',
  staticData: { title: staff.outreachSettings.title, action: 'administer' },
  component: lazyRouteComponent(() => import('./OutreachSettings'), 'OutreachSettings'),
});
