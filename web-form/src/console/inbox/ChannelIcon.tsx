import {
  IconBrandInstagram,
  IconBrandMessenger,
  IconBrandWhatsapp,
  IconDeviceMobileMessage,
  IconForms,
  IconMail,
  IconMessage,
  IconMessages,
  type Icon,
} from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { staff } from '@/texts/staff';

const ICONS: Record<string, Icon> = {
  email: IconMail,
  sms: IconDeviceMobileMessage,
  whatsapp: IconBrandWhatsapp,
  messenger: IconBrandMessenger,
  instagram: IconBrandInstagram,
  web_chat: IconMessages,
  web_form: IconForms,
};
const NAMES = staff.inbox.channels;

/** A channel that was added later has its own name and everybody's icon. */
export function useChannelName() {
  const t = useTranslations('inbox.channels');
  return (channel: string) => (channel in NAMES ? t(channel as keyof typeof NAMES) : channel);
}

export function ChannelIcon({ channel }: { channel: string }) {
  const nameOf = useChannelName();
  const Picture = ICONS[channel] ?? IconMessage;
  return <Picture size={16} stroke={1.7} role="img" aria-label={nameOf(channel)} style={{ flex: 'none' }} />;
}
