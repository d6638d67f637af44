import { useTimeout } from '@mantine/hooks';
import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';

export const LONGER_THAN_A_SECOND_CLICK_MS = 1_000;

/** False at first on a ticket that came by itself: what is under the pointer then was not there when it was pressed. */
export function useSettled(): boolean {
  const { cameByItself } = useLocation({ select: ({ state }) => state });
  const [settled, settle] = useState(!cameByItself);
  useTimeout(() => settle(true), LONGER_THAN_A_SECOND_CLICK_MS, { autoInvoke: true });
  return settled;
}
