import { useTranslations } from 'use-intl';
import en from '@/texts/en';

/** What customers call a channel; one without a name in our texts keeps its own. */
export function useChannelName() {
  const t = useTranslations('channels');
  return (channel: string) => (channel in en.channels ? t(channel as keyof typeof en.channels) : channel);
}
