/** What can be done without a mouse, and short words at the edge of the page. */

export const palette = {
  title: 'What do you want to do?',
  placeholder: 'An action, a page, a ticket or somebody',
  nothing: 'Nothing here is called that',
  goTo: 'Go to {page}',
} as const;

export const help = { title: 'Keys of this page', close: 'Close', open: 'Open what is marked', palette: 'Everything by its name' } as const;

export const toasts = { undo: 'Undo', undoLast: 'Take back what was just done', close: 'Close' } as const;
