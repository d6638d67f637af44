import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { IconHome } from '@tabler/icons-react';
import { start as texts } from '@/texts/start';
import { root } from '../root';

export const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  staticData: { title: texts.title, icon: IconHome },
  component: lazyRouteComponent(() => import('./Start'), 'Start'),
});
