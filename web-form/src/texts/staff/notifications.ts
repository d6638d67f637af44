/** What somebody has to know wherever they are. */
export const notifications = {
  title: 'Notifications',
  titleNew: 'Notifications, {count, number} new',
  none: 'Nothing to tell you',
  failed: 'Notifications cannot be shown right now',
  kinds: { sla_breached: '{subject} is late', task_due: 'Due: {subject}', other: '{subject} needs a look' },
} as const;
