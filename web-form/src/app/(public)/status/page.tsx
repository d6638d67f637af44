import { Suspense } from 'react';
import { PublicTitle } from '@/components/shell/PublicTitle';
import { StatusDesk } from '@/components/status/StatusDesk';

export default function Page() {
  return (
    <>
      <PublicTitle page="status" />
      <Suspense>
        <StatusDesk />
      </Suspense>
    </>
  );
}
