import { Anchor } from '@mantine/core';
import Link from 'next/link';

/** These words, leading to the support form. */
export const formLink = (words: string) => (
  <Anchor component={Link} href="/" underline="always">
    {words}
  </Anchor>
);
