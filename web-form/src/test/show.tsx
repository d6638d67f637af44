import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { Providers } from '@/app/Providers';

/** Renders it as a page would; whose hands are on the keyboard. */
export function show(children: ReactNode) {
  render(<Providers>{children}</Providers>);
  return userEvent.setup();
}
