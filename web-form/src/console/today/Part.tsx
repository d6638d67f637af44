import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Card } from '@/components/common/Card';
import classes from './Today.module.css';

/** One question about the day, with its answer in sentences. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card className={classes.part}>
      <Title order={2} fz="lg">
        {title}
      </Title>
      {children}
    </Card>
  );
}
