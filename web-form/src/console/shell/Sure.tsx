import { Button, Group, Text } from '@mantine/core';

interface Props {
  /** What would be lost. */
  question: string;
  keep: string;
  yes: string;
  pending: boolean;
  /** Why it was not done. */
  problem?: string | null;
  onKeep: () => void;
  onYes: () => void;
}

/** Asks again before what cannot be undone. */
export function Sure({ question, keep, yes, pending, problem, onKeep, onYes }: Props) {
  return (
    <div>
      <Text fz="sm">{question}</Text>
      <Group gap="sm" mt="xs">
        <Button variant="default" autoFocus onClick={onKeep}>
          {keep}
        </Button>
        <Button color="red" variant="outline" loading={pending} onClick={onYes}>
          {yes}
        </Button>
      </Group>
      <div role="alert">
        {problem && (
          <Text fz="sm" c="var(--danger)">
            {problem}
          </Text>
        )}
      </div>
    </div>
  );
}
