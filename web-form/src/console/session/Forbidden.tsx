import { useTranslations } from 'use-intl';
import { DeadEnd } from '../shell/DeadEnd';

/** A page that exists, and is not for this role. */
export function Forbidden() {
  const t = useTranslations('forbidden');
  return <DeadEnd title={t('title')} advice={t('advice')} />;
}
