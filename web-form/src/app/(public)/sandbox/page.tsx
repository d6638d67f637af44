import { DocumentTitle } from '@/components/common/DocumentTitle';
import { Sandbox } from '@/components/sandbox/Sandbox';
import { common } from '@/texts/common';

export default function Page() {
  return (
    <>
      <DocumentTitle page={common.pages.sandbox} />
      <Sandbox />
    </>
  );
}
