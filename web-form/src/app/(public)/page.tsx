import { DocumentTitle } from '@/components/common/DocumentTitle';
import { SupportDesk } from '@/components/support/SupportDesk';

export default function Page() {
  return (
    <>
      <DocumentTitle />
      <SupportDesk />
    </>
  );
}
