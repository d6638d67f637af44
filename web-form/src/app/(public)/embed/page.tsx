import { EmbedGuide } from '@/components/embed/EmbedGuide';
import { PublicTitle } from '@/components/shell/PublicTitle';

export default function Page() {
  return (
    <>
      <PublicTitle page="embed" />
      <EmbedGuide />
    </>
  );
}
