import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { AuditFilter } from '@/queries/audit';
import { staff } from '@/texts/staff';
import { settings } from '../settings/page';

const FILTERS = ['act', 'actor_id', 'subject', 'subject_id', 'since', 'until'] as const;

export const audit = createRoute({
  getParentRoute: () => settings,
  path: '/audit',
  staticData: { title: staff.audit.title, action: 'audit' },
  /** Named also where nothing is asked for: the router keeps what is not. */
  validateSearch: (search: Record<string, unknown>): AuditFilter =>
    Object.fromEntries(FILTERS.map((name) => [name, search[name] ? String(search[name]) : undefined])),
  component: lazyRouteComponent(() => import('./Audit'), 'Audit'),
});
