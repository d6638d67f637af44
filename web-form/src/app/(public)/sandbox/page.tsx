import { Sandbox } from '@/components/sandbox/Sandbox';
import { PublicTitle } from '@/components/shell/PublicTitle';

export default function Page() {
  return (
    <>
      <PublicTitle page="sandbox" />
      <Sandbox />
    </>
  );
}
