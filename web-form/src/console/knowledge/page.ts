import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { staff } from '@/texts/staff';
import { settings } from '../settings/page';

export type Section = keyof typeof staff.knowledge.show;
export const SECTIONS = Object.keys(staff.knowledge.show) as Section[];

export const knowledge = createRoute({
  getParentRoute: () => settings,
  path: '/knowledge',
  staticData: { title: staff.knowledge.title, action: 'teach' },
  validateSearch: ({ show }): { show?: Section } => ({ show: SECTIONS.find((section) => section === show) }),
  component: lazyRouteComponent(() => import('./Knowledge'), 'Knowledge'),
});
