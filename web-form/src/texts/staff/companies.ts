/** For whom people work. */
export const companies = {
  title: 'Companies',
  none: 'No companies yet',
  noneAdvice: 'A company appears with its first contact. You can add one yourself, too.',
  add: 'New company',
  fields: { name: 'Name', domain: 'Domain', phone: 'Phone', tags: 'Tags', owner: 'Owner', updated_at: 'Last change', notes: 'Notes' },
  added: '{name} is added',
  edit: 'Edit',
  saved: 'Saved',
  back: 'All companies',
  people: 'Who works there',
  nobody: 'Nobody whom you know yet',
  failed: 'The company cannot be shown right now',
  missing: 'There is no such company',
} as const;
