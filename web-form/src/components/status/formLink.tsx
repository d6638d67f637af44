import { Anchor } from '@mantine/core';
import Link from 'next/link';
import type { ReactNode } from 'react';

/** These words, leading to the support form. */
export const formLink = (words: ReactNode) => (
  <Anchor component={Link} href="/" underline="always">
    {words}
  </Anchor>
);
