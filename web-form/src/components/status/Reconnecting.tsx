import { IconPlugConnectedX } from '@tabler/icons-react';
import type { ApiError } from '@/lib/http';
import { Notice } from '../common/Notice';

/** The connection is gone for the moment; asking goes on by itself, except where it makes no sense. */
export function Reconnecting({ problem }: { problem: ApiError }) {
  const final = problem.kind === 'invalid';
  return (
    <div role="status">
      <Notice
        tone="caution"
        icon={IconPlugConnectedX}
        title={final ? 'This ticket cannot be shown' : 'The connection is interrupted'}
      >
        {final ? problem.message : 'We keep trying: this page catches up by itself.'}
      </Notice>
    </div>
  );
}
