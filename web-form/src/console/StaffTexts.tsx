import type { ReactNode } from 'react';
import { IntlProvider } from 'use-intl';
import en from '@/texts/en';
import { staff } from '@/texts/staff';

const TEXTS = { ...en, ...staff };

/** Staff read English, whatever the pages for customers speak. */
export function StaffTexts({ children }: { children: ReactNode }) {
  return (
    <IntlProvider locale="en" messages={TEXTS}>
      {children}
    </IntlProvider>
  );
}
