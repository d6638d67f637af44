/** Who works here. */

import type { Role } from '@/queries/session';

export const people = {
  title: 'People',
  introduction: 'Whoever works here, by invitation. Another role or being disabled signs somebody out at once.',
  invite: 'Invite somebody',
  email: 'Email',
  name: 'Name',
  role: 'Role',
  roleOf: (name: string) => `Role of ${name}`,
  teams: 'Teams',
  teamsOf: (name: string) => `Teams of ${name}`,
  maySend: 'May send replies',
  send: 'Invite',
  refused: 'Nobody was invited',
  invited: (name: string) => `${name} is invited`,
  invitedAdvice: 'A mail with this link is on its way. You can hand it over yourself as well; it works once, for three days.',
  copy: 'Copy the link',
  disable: 'Disable',
  disabled: 'Disabled',
  enable: 'Let in again',
  waiting: 'Has not taken up the invitation',
  unchanged: 'Nothing was changed',
  loading: 'Looking who works here',
  unknown: 'The list cannot be shown right now',
};

export const roleHints: Record<Role, string> = {
  admin: 'Everything, people too',
  manager: 'All records of their teams, reports, approval',
  rep: 'Their own records and those of their teams that nobody has',
};
