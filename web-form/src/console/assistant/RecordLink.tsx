import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { RecordLink as Ref } from '@/queries/assistant';
import classes from './Assistant.module.css';

/** Leads to the page of a record; the server names pages from the root of the site. */
export function RecordLink({ record: { title, path, id } }: { record: Ref }) {
  const address: string = `${path.replace(/^\/console/, '').replace(/\/$/, '')}/`;
  return (
    <Anchor component={Link} to={address} inherit className={classes.record}>
      {title || `#${id}`}
    </Anchor>
  );
}
