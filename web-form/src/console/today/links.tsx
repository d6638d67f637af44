import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
import type { View } from '@/queries/inbox';
import { TicketLink } from '../shell/TicketLink';
import classes from './Today.module.css';

/** What makes words of a sentence lead to a list of the inbox. */
export const toView = (view: View) =>
  function ToView(words: ReactNode) {
    return (
      <Link to="/inbox/" search={{ view }} className={classes.list}>
        {words}
      </Link>
    );
  };

/** Behind a sentence about them. */
export const TicketLinks = ({ numbers }: { numbers: string[] }) =>
  numbers.map((number) => (
    <Fragment key={number}>
      {' '}
      <TicketLink number={number} />
    </Fragment>
  ));

/** The same for parked mail. */
export const toParked = (words: ReactNode) => (
  <Anchor component={Link} to="/parked/" inherit underline="always">
    {words}
  </Anchor>
);
