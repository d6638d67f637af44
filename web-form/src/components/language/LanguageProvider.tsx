'use client';

import { DirectionProvider } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { createContext, use, useLayoutEffect, useState, type ReactNode } from 'react';
import { IntlProvider } from 'use-intl';
import { rememberLanguage, wantedLanguage } from '@/lib/language';
import { useBrowserValue } from '@/lib/useBrowserValue';
import { ENGLISH, textsQuery } from '@/queries/texts';
import { DEFAULT_LANGUAGE, LANGUAGES, type Language } from '@/texts/languages';
import { ZONE } from '@/queries/zone';

// Begun while React wakes the page up, so that the texts are there when they are asked for.
if (typeof document !== 'undefined') LANGUAGES[wantedLanguage()].load().catch(() => undefined);

const Choice = createContext<(language: Language) => void>(() => undefined);

/** Makes every page speak another language. */
export const useChooseLanguage = () => use(Choice);

/** Everything below speaks the language of whoever reads; while another one is being loaded, the one before. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const wanted = useBrowserValue<Language>(wantedLanguage, DEFAULT_LANGUAGE);
  const [chosen, choose] = useState<Language>();
  const { data: { language, texts } = ENGLISH, isFetching } = useQuery(textsQuery(chosen ?? wanted));
  useLayoutEffect(() => {
    if (!isFetching) announce(language);
  }, [language, isFetching]);
  const chooseForGood = (choice: Language) => {
    rememberLanguage(choice);
    choose(choice);
  };
  return (
    <Choice value={chooseForGood}>
      <IntlProvider locale={language} messages={texts} timeZone={ZONE}>
        <DirectionProvider>{children}</DirectionProvider>
      </IntlProvider>
    </Choice>
  );
}


/** Tells browsers and screen readers, and shows a page that has waited for its texts. */
function announce(language: Language): void {
  const page = document.documentElement;
  page.lang = language;
  page.dir = LANGUAGES[language].direction;
  delete page.dataset.translating;
}
