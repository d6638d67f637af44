import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { IconSend } from '@tabler/icons-react';
import { staff } from '@/texts/staff';
import { root } from '../root';

export const VIEWS = ['review', 'campaigns', 'reminders'] as const;
export type View = (typeof VIEWS)[number];

export const outreach = createRoute({
  getParentRoute: () => root,
  path: '/outreach',
  staticData: { title: staff.outreach.title, icon: IconSend, action: 'read' },
  validateSearch: ({ list }: Record<string, unknown>): { list?: View } => ({ list: VIEWS.find((each) => each === list) }),
  component: lazyRouteComponent(() => import('./Outreach'), 'Outreach'),
});

/** One campaign: how far it has come. */
export const oneCampaign = createRoute({
  getParentRoute: () => root,
  path: '/outreach/$campaign',
  staticData: { title: staff.outreach.title, action: 'read' },
  component: lazyRouteComponent(() => import('./Campaign'), 'Campaign'),
});
