import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { IconSparkles } from '@tabler/icons-react';
import { staff } from '@/texts/staff';
import { text } from '../records/search';
import { root } from '../root';

export const assistant = createRoute({
  getParentRoute: () => root,
  path: '/assistant',
  staticData: { title: staff.assistant.title, icon: IconSparkles, action: 'read', wide: true },
  validateSearch: ({ session }: Record<string, unknown>): { session?: string } => ({ session: text(session) }),
  component: lazyRouteComponent(() => import('./Assistant'), 'Assistant'),
});
