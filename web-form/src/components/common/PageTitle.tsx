import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** The heading of a page with one sentence of what it is for. */
export function PageTitle({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <Title order={1} fz={{ base: 30, sm: 38 }} lh={1.15}>
        {title}
      </Title>
      <Text c="dimmed" fz="lg" mt="sm" maw={620} component="div">
        {children}
      </Text>
    </div>
  );
}
