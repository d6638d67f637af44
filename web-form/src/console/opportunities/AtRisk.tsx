import { useTranslations } from 'use-intl';
import { Frame } from './Frame';
import { Leaving } from './Leaving';

/** Who may stay away, as a page. */
export function AtRisk() {
  const t = useTranslations('churn');
  return (
    <Frame title={t('title')} introduction={t('introduction')}>
      <Leaving />
    </Frame>
  );
}
