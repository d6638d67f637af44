import { Button, Stack } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode, SubmitEvent } from 'react';
import type { ApiError } from '@/api/problem';
import { Notice } from '@/components/common/Notice';

interface Props {
  submit: string;
  failed: string;
  pending: boolean;
  problem: ApiError | null;
  onSubmit: (values: Record<string, string>) => void;
  /** Fields by their `name`. */
  children: ReactNode;
}

/** A few fields, sent together; what is wrong with one stands below it, anything else above all. */
export function EntryForm({ submit, failed, pending, problem, onSubmit, children }: Props) {
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSubmit(Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>);
  };
  const shown = new Set(problem?.fields.map(({ field }) => field));
  return (
    <form onSubmit={send}>
      <Stack gap="md">
        <div role="alert">
          {problem && (shown.size === 0 || shown.has('link')) && (
            <Notice tone="danger" icon={IconAlertTriangle} title={failed}>
              {problem.message}
            </Notice>
          )}
        </div>
        {children}
        <Button type="submit" size="md" loading={pending}>
          {submit}
        </Button>
      </Stack>
    </form>
  );
}
