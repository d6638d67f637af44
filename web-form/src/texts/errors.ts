/** What went wrong between the page and the server. */
export const errors = {
  unreachable: 'We could not reach the server.',
  unreadable: 'The server answered in a way this page does not understand.',
  status: (code: number) => `The server answered with status ${code}.`,
};
