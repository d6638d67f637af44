import type { ReactNode } from 'react';
import classes from './Section.module.css';

/** One thing that is known, to be folded away; the browser remembers nothing of it. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className={classes.section} open>
      <summary>
        <h3 className={classes.title}>{title}</h3>
      </summary>
      <div className={classes.body}>{children}</div>
    </details>
  );
}
