import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { ImportedKind } from '@/queries/imports';
import { WayTo } from './WayTo';

/** Where files of such records are brought. */
export function ImportLink({ of }: { of: ImportedKind }) {
  const t = useTranslations('contacts');
  return (
    <WayTo action="transfer" link={(props) => <Link {...props} to="/imports/" search={{ of }} />}>
      {t('import')}
    </WayTo>
  );
}
