import { useTranslations } from 'use-intl';
import { DeadEnd } from './DeadEnd';

/** An address of the console that nothing stands behind. */
export function Missing() {
  const t = useTranslations('console.missing');
  return <DeadEnd title={t('title')} advice={t('advice')} />;
}
