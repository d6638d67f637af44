import type { Contact, ContactChange } from '@/queries/contacts';

/** What somebody is called; empty where nothing is known. */
export const nameOf = ({ first_name, last_name, name }: Pick<Contact, 'first_name' | 'last_name' | 'name'>): string =>
  [first_name, last_name].filter(Boolean).join(' ') || name || '';

/** A cell as it was typed, as the server wants it. */
export const changeOf = (key: string, typed: string): ContactChange =>
  ({ [key]: key === 'tags' ? typed.split(',').map((tag) => tag.trim()).filter(Boolean) : typed.trim() || null }) as ContactChange;
