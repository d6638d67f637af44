import { Group, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Card } from '@/components/common/Card';
import classes from './Contact.module.css';

/** Something about somebody, beside what happened. */
export function Part({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  return (
    <Card className={classes.part}>
      <Group justify="space-between" wrap="nowrap">
        <Title order={2} fz="md">
          {title}
        </Title>
        {action}
      </Group>
      {children}
    </Card>
  );
}
