/** Lists as somebody looks at them again and again. */
export const views = {
  title: 'Views',
  none: 'No views yet',
  of: '{name} · {owner}',
  save: 'Save this view',
  name: 'Name',
  share: 'Who sees it',
  onlyMe: 'Only me',
  saved: '{name} is saved',
  drop: 'Delete “{name}”',
  dropped: '{name} is deleted',
  failed: 'The view was not changed',
} as const;
