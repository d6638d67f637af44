import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Messages } from 'use-intl';
import en from '@/texts/en';
import { LANGUAGES, type Language } from '@/texts/languages';

interface Spoken {
  language: Language;
  texts: Partial<Messages>;
}

/** What is there from the beginning: pages are prerendered in it. */
export const ENGLISH: Spoken = { language: 'en', texts: en };

/** What the pages say in this language. */
export const textsQuery = (language: Language) =>
  queryOptions({
    queryKey: ['texts', language],
    queryFn: async (): Promise<Spoken> => {
      const { default: texts } = await LANGUAGES[language].load();
      return { language, texts: texts as typeof en }; // its keys; every message is typed by the English one
    },
    staleTime: Infinity,
    placeholderData: keepPreviousData,
  });
