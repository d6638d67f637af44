import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { IntlProvider } from 'use-intl';
import en from '@/texts/en';
import { staff } from '@/texts/staff';
import { newRouter } from './router';

/** Staff read English. */
const TEXTS = { ...en, ...staff };

export function Console() {
  const [router] = useState(newRouter);
  return (
    <IntlProvider locale="en" messages={TEXTS}>
      <RouterProvider router={router} />
    </IntlProvider>
  );
}
