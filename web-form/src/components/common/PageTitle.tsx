import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** The heading of a page with one sentence of what it is for. */
export function PageTitle({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <Title order={1} fz="var(--page-title)" lh={1.15}>
        {title}
      </Title>
      <Text c="dimmed" fz="var(--page-advice)" mt="xs" maw={620} component="div">
        {children}
      </Text>
    </div>
  );
}
