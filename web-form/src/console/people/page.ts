import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { IconUsers } from '@tabler/icons-react';
import { people as texts } from '@/texts/people';
import { root } from '../root';

export const people = createRoute({
  getParentRoute: () => root,
  path: '/settings/people',
  staticData: { title: texts.title, icon: IconUsers, action: 'administer' },
  component: lazyRouteComponent(() => import('./People'), 'People'),
});
