import clsx from 'clsx';
import type { ReactNode } from 'react';
import classes from './Card.module.css';

/** A raised surface for one thing. */
export function Card({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={clsx(classes.card, className)}>{children}</div>;
}
