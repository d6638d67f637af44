'use client';

import { NativeSelect } from '@mantine/core';
import { IconLanguage } from '@tabler/icons-react';
import { useLocale, useTranslations } from 'use-intl';
import type { Language } from '@/texts/languages';
import { useChooseLanguage } from './LanguageProvider';
import { LanguageOptions } from './LanguageOptions';
import classes from './LanguageMenu.module.css';

/** The system's own menu: small, and everybody can use it. */
export function LanguageMenu() {
  const choose = useChooseLanguage();
  return (
    <NativeSelect
      className={classes.menu}
      variant="unstyled"
      aria-label={useTranslations('site')('language')}
      leftSection={<IconLanguage size={20} aria-hidden />}
      value={useLocale()}
      onChange={(event) => choose(event.currentTarget.value as Language)}
    >
      <LanguageOptions />
    </NativeSelect>
  );
}
