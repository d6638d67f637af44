'use client';

import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconMoon, IconSun } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';

/** Switches between light and dark; back at the system's own choice it follows the system again. */
export function ColorSchemeToggle() {
  const t = useTranslations('site');
  const { setColorScheme } = useMantineColorScheme();
  const shown = useComputedColorScheme('light');
  const system = useMediaQuery('(prefers-color-scheme: dark)') ? 'dark' : 'light';
  const next = shown === 'dark' ? 'light' : 'dark';
  const Icon = next === 'dark' ? IconMoon : IconSun;
  return (
    <ActionIcon
      variant="subtle"
      size={44}
      aria-label={t(next === 'dark' ? 'toDark' : 'toLight')}
      onClick={() => setColorScheme(next === system ? 'auto' : next)}
    >
      <Icon size={20} />
    </ActionIcon>
  );
}
