import type { ReactNode } from 'react';
import classes from './Section.module.css';

/** One thing that is known, folded or not; the browser remembers nothing of it. */
export function Section({ title, children, folded = false }: { title: string; children: ReactNode; folded?: boolean }) {
  return (
    <details className={classes.section} open={!folded}>
      <summary>
        <h3 className={classes.title}>{title}</h3>
      </summary>
      <div className={classes.body}>{children}</div>
    </details>
  );
}
