import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';

/** Opens a ticket in the inbox by its number. */
export function TicketLink({ number }: { number: string }) {
  const address: string = `/inbox/${number}/`;
  return (
    <Anchor component={Link} to={address} inherit underline="always">
      {number}
    </Anchor>
  );
}
