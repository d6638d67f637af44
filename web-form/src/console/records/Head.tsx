import { Group, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import classes from './Page.module.css';

interface Props {
  title: string;
  /** Of all that fit, once it is known. */
  total?: { total: number; uncounted: boolean };
  /** What narrows the list. */
  tools: ReactNode;
  /** What can be done here. */
  children?: ReactNode;
}

/** Above a list: what it is, how much of it, what narrows it, and what can be done. */
export function Head({ title, total, tools, children }: Props) {
  const t = useTranslations('records');
  return (
    <header className={classes.head}>
      <Group justify="space-between" gap="sm">
        <Group gap={10} align="baseline">
          <Title order={1} fz={26}>
            {title}
          </Title>
          {total && (
            <span role="status" className={classes.total}>
              {t('total', { total: total.total, uncounted: String(total.uncounted) })}
            </span>
          )}
        </Group>
        <Group gap="xs">{children}</Group>
      </Group>
      <div className={classes.tools}>{tools}</div>
    </header>
  );
}
