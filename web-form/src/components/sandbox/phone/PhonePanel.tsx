import { NativeSelect } from '@mantine/core';
import { useSessionStorage } from '@mantine/hooks';
import { IconBrandInstagram, IconBrandMessenger, IconBrandWhatsapp, IconDeviceMobileMessage } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { PhoneChannel, Via } from '@/api/sandbox';
import { normalisePhone } from '@/lib/validation';
import { IdentityField } from '../IdentityField';
import { Panel } from '../Panel';
import { Phone } from './Phone';

const WAYS = ['whatsapp', 'whatsapp_cloud', 'messenger', 'instagram'] as const;
const SAM = { name: 'Sam Okafor', phone: '+12025550142' };
const ICONS = {
  sms: IconDeviceMobileMessage,
  whatsapp: IconBrandWhatsapp,
  whatsapp_cloud: IconBrandWhatsapp,
  messenger: IconBrandMessenger,
  instagram: IconBrandInstagram,
};

type MetaWay = Exclude<Via, PhoneChannel>;

interface Props {
  channel: PhoneChannel;
  /** The company's. */
  number: string;
}

/** A customer's phone. */
export function PhonePanel({ channel, number }: Props) {
  const t = useTranslations('sandbox');
  const [sender, setSender] = useSessionStorage({
    key: `sandbox-${channel}`,
    defaultValue: SAM,
    getInitialValueInEffect: false,
  });
  const [via, setVia] = useState<Via>(channel);
  return (
    <Panel
      icon={ICONS[via]}
      title={via === channel ? t(channel) : t(`ways.${via as MetaWay}`)}
      target={via === channel ? number : t(`atMeta.${via as MetaWay}`)}
      onNew={() => setSender({ ...sender, phone: anotherPhone(sender.phone) })}
      identity={
        <>
          {channel === 'whatsapp' && (
            <IdentityField
              label={t('identity.name')}
              value={sender.name}
              clean={(text) => text.trim() || null}
              hint={t('identity.nameHint', { example: SAM.name })}
              onChange={(name) => setSender({ ...sender, name })}
            />
          )}
          <IdentityField
            label={t('identity.phone')}
            value={sender.phone}
            clean={normalisePhone}
            hint={t('identity.phoneHint')}
            onChange={(phone) => setSender({ ...sender, phone })}
          />
        </>
      }
    >
      {channel === 'whatsapp' && (
        <NativeSelect
          label={t('via')}
          value={via}
          data={WAYS.map((value) => ({ value, label: t(`ways.${value}`) }))}
          onChange={(event) => setVia(event.currentTarget.value as Via)}
          mb="sm"
        />
      )}
      <Phone key={`${via} ${sender.phone}`} via={via} sender={sender} />
    </Panel>
  );
}

/** One of the hundred numbers 202-555-01xx that are reserved for fiction; a new number is a new chat. */
function anotherPhone(phone: string): string {
  const ending = 100 + Math.floor(Math.random() * 100);
  const candidate = `+1202555${String(ending).padStart(4, '0')}`;
  return candidate === phone ? anotherPhone(phone) : candidate;
}
