import { useFormatter, useTranslations } from 'use-intl';
import { inWords } from '@/lib/words';
import { staff } from '@/texts/staff';

const KNOWN = staff.desk.reasons;
const isKnown = (word: string): word is keyof typeof KNOWN => word in KNOWN;

/** Why a person has to look at it, one reason or several; what is no word of ours is said as it came. */
export function useReason() {
  const t = useTranslations('desk.reasons');
  const format = useFormatter();
  return (reason: string) => {
    const words = reason.replace(/^screening: /, '').split(', ');
    return words.some(isKnown)
      ? format.list(words.map((word) => (isKnown(word) ? t(word) : word)))
      : inWords(reason);
  };
}
