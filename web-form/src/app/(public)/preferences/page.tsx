import { Preferences } from '@/components/preferences/Preferences';
import { PublicTitle } from '@/components/shell/PublicTitle';

export default function Page() {
  return (
    <>
      <PublicTitle page="preferences" />
      <Preferences />
    </>
  );
}
