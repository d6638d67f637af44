/** What somebody has to know wherever they are. */
export const notifications = {
  title: 'Notifications',
  titleNew: 'Notifications, {count, number} new',
  none: 'Nothing to tell you',
  failed: 'Notifications cannot be shown right now',
  kinds: {
    sla_breached: '{subject} is late',
    task_due: 'Due: {subject}',
    approval_wanted: 'A reply in {subject} waits for approval',
    reply_returned: 'Your reply in {subject} came back',
    scheduled_not_sent: 'Your scheduled reply in {subject} did not leave',
    mentioned: 'Somebody names you in a note in {subject}',
    customer_may_leave: '{subject} is of a valuable customer who may leave',
    other: '{subject} needs a look',
  },
} as const;
