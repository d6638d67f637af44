import type { Metadata } from 'next';
import { Suspense } from 'react';
import { StatusDesk } from '@/components/status/StatusDesk';

export const metadata: Metadata = { title: 'Ticket status' };

export default function Page() {
  return (
    <Suspense>
      <StatusDesk />
    </Suspense>
  );
}
