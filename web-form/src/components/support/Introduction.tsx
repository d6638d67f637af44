import { Anchor, Text } from '@mantine/core';
import { IconBolt, IconLock, IconUsers } from '@tabler/icons-react';
import Link from 'next/link';
import { support } from '@/texts/support';
import { PageTitle } from '../common/PageTitle';
import classes from './Introduction.module.css';

const PROMISES = [
  { icon: IconBolt, ...support.promises.always },
  { icon: IconUsers, ...support.promises.people },
  { icon: IconLock, ...support.promises.private },
];

/** What somebody should know before writing. */
export function Introduction() {
  return (
    <div className={classes.introduction}>
      <PageTitle title={support.title}>{support.introduction}</PageTitle>
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
        {support.alreadyWrote}{' '}
        <Anchor component={Link} href="/status" fz="sm" underline="always">
          {support.seeTicket}
        </Anchor>
      </Text>
    </div>
  );
}
