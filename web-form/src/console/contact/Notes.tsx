import { useTranslations } from 'use-intl';
import { RichText } from '@/components/common/RichText';
import { Part } from './Part';

export function Notes({ notes }: { notes: string }) {
  const t = useTranslations('contact');
  return (
    <Part title={t('notes')}>
      <RichText text={notes} />
    </Part>
  );
}
