import { Kbd } from '@mantine/core';
import { Fragment } from 'react';

const APPLE = /Mac|iPhone|iPad/;
const NAMES: Record<string, string> = { shift: '⇧', Escape: 'Esc', Enter: '↵' };

/** `mod+Enter` as this keyboard calls it. */
export function Keys({ keys }: { keys: string }) {
  const names: Record<string, string> = { ...NAMES, mod: APPLE.test(navigator.userAgent) ? '⌘' : 'Ctrl' };
  return keys.split('+').map((key) => (
    <Fragment key={key}>
      <Kbd size="xs" mx={1}>
        {names[key] ?? key}
      </Kbd>
    </Fragment>
  ));
}
