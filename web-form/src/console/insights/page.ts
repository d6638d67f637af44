import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { IconChartBar } from '@tabler/icons-react';
import { staff } from '@/texts/staff';
import { text } from '../records/search';
import { root } from '../root';

/** What the address keeps, so that a link shows the same to whoever may see it. */
export interface InsightSearch {
  /** The first day, and the one after the last; without them, the last 28. */
  from?: string;
  to?: string;
  compare?: boolean;
  channel?: string;
  team?: string;
  person?: string;
}

const page = { title: staff.insights.title, action: 'read' } as const;
const DAY = /^\d{4}-\d\d-\d\d$/;
const day = (value: unknown) => (DAY.test(String(value)) ? String(value) : undefined);

/** What stands around every page of figures. */
export const insights = createRoute({
  getParentRoute: () => root,
  path: '/insights',
  staticData: { ...page, icon: IconChartBar },
  validateSearch: ({ from, to, compare, channel, team, person }: Record<string, unknown>): InsightSearch => ({
    from: day(from),
    to: day(to),
    compare: compare === true || undefined,
    channel: text(channel),
    team: text(team),
    person: text(person),
  }),
  component: lazyRouteComponent(() => import('./Insights'), 'Insights'),
});

/** Leads on to the first page of figures. */
export const firstInsight = createRoute({
  getParentRoute: () => insights,
  path: '/',
  staticData: page,
  beforeLoad: ({ search }) => {
    throw redirect({ to: '/insights/$page/', params: { page: 'overview' }, search, replace: true });
  },
});

export const insight = createRoute({
  getParentRoute: () => insights,
  path: '/$page',
  staticData: page,
  component: lazyRouteComponent(() => import('./InsightPage'), 'InsightPage'),
});
