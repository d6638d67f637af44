import classes from './Waiting.module.css';

/** Somebody is on it: dots that move, and words for those who do not see them. */
export function Waiting({ person }: { person: boolean }) {
  return (
    <p className={classes.waiting}>
      <span className={classes.dots} aria-hidden>
        <i />
        <i />
        <i />
      </span>
      {person
        ? 'A support specialist will answer here. You can leave this page open or come back later.'
        : 'Our AI assistant is working on your answer…'}
    </p>
  );
}
