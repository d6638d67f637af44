/** What went wrong between the page and the server, for staff; pages for customers explain it by its kind. */
export const errors = {
  unreachable: 'We could not reach the server.',
  unreadable: 'The server answered in a way this page does not understand.',
  status: (code: number) => `The server answered with status ${code}.`,
};
