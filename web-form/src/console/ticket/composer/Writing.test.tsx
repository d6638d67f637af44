import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen } from '@testing-library/react';
import { IntlProvider } from 'use-intl';
import { afterEach, it, vi } from 'vitest';
import { visitorWritesKey } from '@/live/visitorWrites';
import { staff } from '@/texts/staff';
import { Writing } from './Writing';

afterEach(() => void vi.useRealTimers());

it('names the visitor of a chat for some seconds after each word of it', async () => {
  vi.useFakeTimers();
  const client = new QueryClient();
  render(
    <QueryClientProvider client={client}>
      <IntlProvider locale="en" messages={staff}>
        <Writing ticket="TKT-0042" viewers={[{ id: 'u', name: 'Tom', typing: true }]} />
      </IntlProvider>
    </QueryClientProvider>,
  );
  screen.getByText('Tom is writing');
  await act(async () => client.setQueryData(visitorWritesKey('TKT-0042'), Date.now()));
  act(() => void vi.advanceTimersByTime(100));
  screen.getByText('The customer and Tom are writing');
  act(() => void vi.advanceTimersByTime(8_000));
  screen.getByText('Tom is writing');
});
