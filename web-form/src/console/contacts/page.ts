import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { IconUsers } from '@tabler/icons-react';
import { staff } from '@/texts/staff';
import { text } from '../records/search';
import { root } from '../root';

/** What the address keeps of the list. */
export interface ContactsSearch {
  q?: string;
  sort?: string;
  owner?: string;
  tag?: string;
  company?: number;
}

export const contacts = createRoute({
  getParentRoute: () => root,
  path: '/contacts',
  staticData: { title: staff.contacts.title, icon: IconUsers, action: 'read', wide: true },
  validateSearch: ({ q, sort, owner, tag, company }: Record<string, unknown>): ContactsSearch => ({
    q: text(q),
    sort: text(sort),
    owner: text(owner),
    tag: text(tag),
    company: Number(company) || undefined,
  }),
  component: lazyRouteComponent(() => import('./Contacts'), 'Contacts'),
});

export const duplicates = createRoute({
  getParentRoute: () => root,
  path: '/contacts/duplicates',
  staticData: { title: staff.contacts.duplicates.title, action: 'merge' },
  component: lazyRouteComponent(() => import('./Duplicates'), 'Duplicates'),
});

export const contact = createRoute({
  getParentRoute: () => root,
  path: '/contacts/$contact',
  staticData: { title: staff.contacts.title, action: 'read' },
  component: lazyRouteComponent(() => import('../contact/Contact'), 'Contact'),
});
