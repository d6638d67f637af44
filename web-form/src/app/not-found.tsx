'use client';

import { Button, Group } from '@mantine/core';
import Link from 'next/link';
import { PageTitle } from '@/components/common/PageTitle';

export default function NotFound() {
  return (
    <>
      <PageTitle title="There is no page here">
        The address may have a typo, or the page has moved. One of these will get you on your way.
      </PageTitle>
      <Group mt="xl">
        <Button component={Link} href="/">
          Contact support
        </Button>
        <Button component={Link} href="/status" variant="default">
          See a ticket
        </Button>
      </Group>
    </>
  );
}
