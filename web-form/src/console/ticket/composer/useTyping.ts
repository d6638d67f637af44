import { useDebouncedValue } from '@mantine/hooks';

const PAUSE_MS = 4_000;

/** Whether somebody is at it right now: true until a pause after their last letter. */
export function useTyping(content: string): boolean {
  const [settled] = useDebouncedValue(content, PAUSE_MS);
  return settled !== content;
}
