/** What somebody has to know wherever they are. */
export const notifications = {
  title: 'Notifications',
  titleNew: 'Notifications, {count, number} new',
  none: 'Nothing to tell you',
  failed: 'Notifications cannot be shown right now',
  kinds: {
    sla_breached: '{ticket} is late',
    approval_wanted: 'A reply in {ticket} waits for approval',
    reply_returned: 'Your reply in {ticket} came back',
    customer_may_leave: '{ticket} is of a valuable customer who may leave',
    other: '{ticket} needs a look',
  },
} as const;
