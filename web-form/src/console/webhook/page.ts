import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { staff } from '@/texts/staff';
import { settings } from '../settings/page';

export const webhook = createRoute({
  getParentRoute: () => settings,
  path: '/webhook',
  staticData: { title: staff.webhook.title, action: 'administer' },
  component: lazyRouteComponent(() => import('./Webhook'), 'Webhook'),
});
