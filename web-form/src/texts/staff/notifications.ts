/** What somebody has to know wherever they are. */
export const notifications = {
  title: 'Notifications',
  titleNew: 'Notifications, {count, number} new',
  none: 'Nothing to tell you',
  failed: 'Notifications cannot be shown right now',
  kinds: { sla_breached: '{ticket} is late', other: '{ticket} needs a look' },
} as const;
