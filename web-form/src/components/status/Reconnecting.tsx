import { Alert } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import type { ApiError } from '@/lib/http';

/** The connection is gone for the moment; asking goes on by itself, except where it makes no sense. */
export function Reconnecting({ problem }: { problem: ApiError }) {
  const final = problem.kind === 'invalid';
  return (
    <Alert
      color="yellow"
      variant="outline"
      icon={<IconPlugConnectedX />}
      title={final ? 'This ticket cannot be shown' : 'The connection is interrupted'}
    >
      {final ? problem.message : 'We keep trying: this page catches up by itself.'}
    </Alert>
  );
}
