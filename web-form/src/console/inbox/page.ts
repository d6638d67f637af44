import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { IconInbox } from '@tabler/icons-react';
import type { View } from '@/queries/inbox';
import { staff } from '@/texts/staff';
import { root } from '../root';

export const VIEWS = Object.keys(staff.inbox.view) as View[];

/** What the address keeps beside the open ticket. */
export interface InboxSearch {
  view?: View;
  channel?: string;
  assigned_to?: string;
  team?: string;
  tag?: string;
  /** Who it is about: beside the ticket unless false; on a phone a screen of its own, if true. */
  about?: boolean;
}

const text = (value: unknown) => (typeof value === 'string' && value ? value : undefined);

export const inbox = createRoute({
  getParentRoute: () => root,
  path: '/inbox',
  staticData: { title: staff.inbox.title, icon: IconInbox, action: 'read', wide: true },
  validateSearch: (search): InboxSearch => ({
    view: VIEWS.find((view) => view === search.view),
    channel: text(search.channel),
    assigned_to: text(search.assigned_to),
    team: text(search.team),
    tag: text(search.tag),
    about: typeof search.about === 'boolean' ? search.about : undefined,
  }),
  component: lazyRouteComponent(() => import('./Inbox'), 'Inbox'),
});

export const ticket = createRoute({
  getParentRoute: () => inbox,
  path: '$ticket',
  staticData: { title: staff.inbox.title, action: 'read', wide: true },
  component: lazyRouteComponent(() => import('../ticket/Ticket'), 'Ticket'),
});

/** The list, with one ticket beside it. */
export const inboxPages = inbox.addChildren([ticket]);
