/** What surrounds the pages of the console. */
export const frame = {
  title: 'Console',
  pages: 'Pages',
  toStart: 'Back to the start',
  missing: {
    title: 'There is no page here',
    advice: 'The address may have a typo, or what it led to is gone.',
  },
  broken: {
    title: 'This page could not be shown',
    advice: 'There may be a newer version of the console. Nothing that was saved is lost.',
    reload: 'Load it again',
  },
} as const;
