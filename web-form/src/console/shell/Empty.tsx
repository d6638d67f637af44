import { Text } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './Empty.module.css';

/** Where a list would stand: why there is none, and what would bring something here. */
export function Empty({ icon: EmptyIcon, title, children }: { icon: Icon; title: string; children: ReactNode }) {
  return (
    <div className={classes.empty}>
      <EmptyIcon size={28} stroke={1.5} aria-hidden />
      <Text fw={600} c="var(--ink)">
        {title}
      </Text>
      <Text maw={420}>{children}</Text>
    </div>
  );
}
