import { Title } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './Placeholder.module.css';

interface Props {
  icon: Icon;
  title: string;
  advice?: string;
  children?: ReactNode;
}

/** What stands where there is nothing to show. */
export function Placeholder({ icon: PlaceholderIcon, title, advice, children }: Props) {
  return (
    <div className={classes.placeholder}>
      <span className={classes.picture}>
        <PlaceholderIcon size={36} stroke={1.4} aria-hidden />
      </span>
      <Title order={2} fz="lg">
        {title}
      </Title>
      {advice && <p className={classes.advice}>{advice}</p>}
      {children}
    </div>
  );
}
