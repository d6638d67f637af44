import { Text } from '@mantine/core';
import type { ApiError } from '@/api/problem';

/** The latest failure of a panel in one line. */
export function ErrorMessage({ problem }: { problem: ApiError | null }) {
  return (
    <div role="alert">
      {problem && (
        <Text c="var(--danger)" fz="sm">
          {[problem.message, ...problem.fields.map(({ field, message }) => `${field}: ${message}`)].join(' ')}
        </Text>
      )}
    </div>
  );
}
