'use client';

import { useTranslations } from 'use-intl';
import type en from '@/texts/en';
import { DocumentTitle } from '../common/DocumentTitle';

/** The name of the browser's tab for one of the pages of the navigation. */
export function PublicTitle({ page }: { page: keyof typeof en.pages }) {
  return <DocumentTitle page={useTranslations('pages')(page)} />;
}
