import { Text, Title } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import classes from './Notice.module.css';

interface Props {
  icon: Icon;
  title: string;
  tone: 'calm' | 'caution' | 'danger';
  children: ReactNode;
}

/** Something to know, and what to do about it. Wrap it in a live region when it appears by itself. */
export function Notice({ icon: NoticeIcon, title, tone, children }: Props) {
  return (
    <div className={clsx(classes.notice, classes[tone])}>
      <NoticeIcon size={22} stroke={1.7} className={classes.icon} aria-hidden />
      <div>
        <Title order={2} fz="md">
          {title}
        </Title>
        <Text mt={4} fz="md" component="div">
          {children}
        </Text>
      </div>
    </div>
  );
}
