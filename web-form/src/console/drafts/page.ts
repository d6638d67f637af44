import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { IconPencil } from '@tabler/icons-react';
import { staff } from '@/texts/staff';
import { root } from '../root';

export const drafts = createRoute({
  getParentRoute: () => root,
  path: '/drafts',
  staticData: { title: staff.drafts.title, icon: IconPencil, action: 'read' },
  component: lazyRouteComponent(() => import('./Drafts'), 'Drafts'),
});
