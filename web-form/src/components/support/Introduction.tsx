import { Anchor, Text } from '@mantine/core';
import { IconBolt, IconLock, IconUsers } from '@tabler/icons-react';
import Link from 'next/link';
import { PageTitle } from '../common/PageTitle';
import classes from './Introduction.module.css';

const PROMISES = [
  { icon: IconBolt, title: 'Day and night', text: 'Most questions are answered within seconds, at any hour.' },
  {
    icon: IconUsers,
    title: 'People when it matters',
    text: 'A specialist takes over whenever that serves you better.',
  },
  { icon: IconLock, title: 'Yours alone', text: 'Only the link you get after sending opens the conversation.' },
];

/** What somebody should know before writing. */
export function Introduction() {
  return (
    <div className={classes.introduction}>
      <PageTitle title="How can we help?">
        Tell us what you need. The more we know, the better the first answer.
      </PageTitle>
      <ul className={classes.promises}>
        {PROMISES.map(({ icon: Icon, title, text }) => (
          <li key={title}>
            <span className={classes.icon}>
              <Icon size={20} stroke={1.7} aria-hidden />
            </span>
            <div>
              <Text fw={600}>{title}</Text>
              <Text c="dimmed" fz="sm">
                {text}
              </Text>
            </div>
          </li>
        ))}
      </ul>
      <Text fz="sm" c="dimmed" data-chrome>
        Already wrote to us?{' '}
        <Anchor component={Link} href="/status" fz="sm" underline="always">
          See your ticket
        </Anchor>
      </Text>
    </div>
  );
}
