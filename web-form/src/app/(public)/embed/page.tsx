import { DocumentTitle } from '@/components/common/DocumentTitle';
import { EmbedGuide } from '@/components/embed/EmbedGuide';
import { common } from '@/texts/common';

export default function Page() {
  return (
    <>
      <DocumentTitle page={common.pages.embed} />
      <EmbedGuide />
    </>
  );
}
