import type { ReactNode } from 'react';
import classes from './Lines.module.css';

/** Some of a kind, one below the other with a line between them; the children are `li`. */
export function Lines({ label, children }: { label?: string; children: ReactNode }) {
  return (
    <ul className={classes.lines} aria-label={label}>
      {children}
    </ul>
  );
}
