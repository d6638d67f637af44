import { Suspense } from 'react';
import { DocumentTitle } from '@/components/common/DocumentTitle';
import { StatusDesk } from '@/components/status/StatusDesk';
import { common } from '@/texts/common';

export default function Page() {
  return (
    <>
      <DocumentTitle page={common.pages.status} />
      <Suspense>
        <StatusDesk />
      </Suspense>
    </>
  );
}
