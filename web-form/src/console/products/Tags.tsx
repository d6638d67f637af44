import classes from './Products.module.css';

/** A few words in a row. */
export function Tags({ words, against = false }: { words: readonly string[]; against?: boolean }) {
  return (
    words.length > 0 && (
      <ul className={classes.tags}>
        {words.map((word) => (
          <li key={word} className={`${classes.tag} ${against ? classes.against : ''}`}>
            {word}
          </li>
        ))}
      </ul>
    )
  );
}
