'use client';

import { Button, Group } from '@mantine/core';
import Link from 'next/link';
import { DocumentTitle } from '@/components/common/DocumentTitle';
import { PageTitle } from '@/components/common/PageTitle';
import { Shell } from '@/components/shell/Shell';
import { notFound } from '@/texts/common';

export default function NotFound() {
  return (
    <Shell>
      <DocumentTitle page={notFound.title} />
      <PageTitle title={notFound.title}>{notFound.advice}</PageTitle>
      <Group mt="xl">
        <Button component={Link} href="/">
          {notFound.contact}
        </Button>
        <Button component={Link} href="/status" variant="default">
          {notFound.ticket}
        </Button>
      </Group>
    </Shell>
  );
}
