import { useQuery } from '@tanstack/react-query';
import { shade, tagsQuery } from '@/queries/tags';
import classes from './TagNames.module.css';

/** Tags of a ticket, each with the dot of its colour. */
export function TagNames({ tags }: { tags: readonly string[] }) {
  const { data: known = [] } = useQuery(tagsQuery);
  return tags.map((name, place) => {
    const colour = known.find((each) => each.name === name)?.colour;
    return (
      <span key={name}>
        {colour && <span className={classes.dot} style={{ background: shade(colour) }} aria-hidden />}
        {name}
        {place < tags.length - 1 && ', '}
      </span>
    );
  });
}
