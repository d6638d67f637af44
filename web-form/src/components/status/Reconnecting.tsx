import { IconPlugConnectedX } from '@tabler/icons-react';
import type { ApiError } from '@/api/problem';
import { interrupted } from '@/texts/status';
import { Notice } from '../common/Notice';

/** The connection is gone for the moment; asking goes on by itself, except where it makes no sense. */
export function Reconnecting({ problem }: { problem: ApiError }) {
  const final = !problem.temporary;
  return (
    <div role="status">
      <Notice
        tone="caution"
        icon={IconPlugConnectedX}
        title={final ? interrupted.final : interrupted.title}
      >
        {final ? problem.message : interrupted.text}
      </Notice>
    </div>
  );
}
