/** What surrounds the pages of the console. */

export const shell = {
  title: 'Console',
  pages: 'Pages',
};

export const missing = {
  title: 'There is no page here',
  advice: 'The address may have a typo, or what it led to is gone.',
  start: 'Back to the start',
};

export const broken = {
  title: 'This page could not be shown',
  advice: 'There may be a newer version of the console. Nothing that was saved is lost.',
  reload: 'Load it again',
};
