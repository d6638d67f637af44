import { useTranslations } from 'use-intl';
import { staff } from '@/texts/staff';

const KNOWN = staff.desk.reasons;

/** Why a person has to look at it; what is no word of ours is said as it came. */
export function useReason() {
  const t = useTranslations('desk.reasons');
  return (reason: string) => (reason in KNOWN ? t(reason as keyof typeof KNOWN) : reason.replaceAll('_', ' '));
}
