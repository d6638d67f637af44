import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { ImportedKind } from '@/queries/imports';
import { useSession } from '@/queries/session';

/** Where files of such records are brought, for whoever may. */
export function ImportLink({ of }: { of: ImportedKind }) {
  const t = useTranslations('contacts');
  const { data: me } = useSession();
  if (!me || !('transfer' in me.actions)) return null;
  return (
    <Button size="sm" variant="default" visibleFrom="sm" renderRoot={(props) => <Link {...props} to="/imports/" search={{ of }} />}>
      {t('import')}
    </Button>
  );
}
