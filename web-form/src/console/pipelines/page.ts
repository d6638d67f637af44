import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { IconLayoutKanban } from '@tabler/icons-react';
import { staff } from '@/texts/staff';
import { text } from '../records/search';
import { root } from '../root';

/** What the address keeps beside the pipeline. */
export interface PipelineSearch {
  layout?: 'table';
  q?: string;
  sort?: string;
  owner?: string;
  /** The deal that is open beside it. */
  deal?: number;
}

const page = { title: staff.pipelines.title, action: 'read', wide: true } as const;

/** Leads on to the first pipeline. */
export const pipelines = createRoute({
  getParentRoute: () => root,
  path: '/pipelines',
  staticData: { ...page, icon: IconLayoutKanban },
  component: lazyRouteComponent(() => import('./FirstPipeline'), 'FirstPipeline'),
});

export const pipeline = createRoute({
  getParentRoute: () => root,
  path: '/pipelines/$pipeline',
  staticData: page,
  validateSearch: ({ layout, q, sort, owner, deal }: Record<string, unknown>): PipelineSearch => ({
    layout: layout === 'table' ? 'table' : undefined,
    q: text(q),
    sort: text(sort),
    owner: text(owner),
    deal: Number(deal) || undefined,
  }),
  component: lazyRouteComponent(() => import('./Pipeline'), 'Pipeline'),
});

/** Leads on to the deal on its board. */
export const oneDeal = createRoute({
  getParentRoute: () => root,
  path: '/deals/$deal',
  staticData: page,
  component: lazyRouteComponent(() => import('./OneDeal'), 'OneDeal'),
});
