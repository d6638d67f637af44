import { NativeSelect } from '@mantine/core';
import { useSessionStorage } from '@mantine/hooks';
import { IconBrandWhatsapp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Via } from '@/api/sandbox';
import { normalisePhone } from '@/lib/validation';
import { IdentityField } from '../IdentityField';
import { Panel } from '../Panel';
import { Phone } from './Phone';

const VIA: Via[] = ['whatsapp', 'whatsapp_cloud', 'messenger', 'instagram'];
const SAM = { name: 'Sam Okafor', phone: '+12025550142' };

/** A customer's phone. */
export function WhatsAppPanel({ number }: { number: string }) {
  const t = useTranslations('sandbox');
  const [sender, setSender] = useSessionStorage({
    key: 'sandbox-whatsapp',
    defaultValue: SAM,
    getInitialValueInEffect: false,
  });
  const [via, setVia] = useState<Via>('whatsapp');
  return (
    <Panel
      icon={IconBrandWhatsapp}
      title={t('whatsapp')}
      target={number}
      onNew={() => setSender({ ...sender, phone: anotherPhone(sender.phone) })}
      identity={
        <>
          <IdentityField
            label={t('identity.name')}
            value={sender.name}
            clean={(text) => text.trim() || null}
            hint={t('identity.nameHint', { example: SAM.name })}
            onChange={(name) => setSender({ ...sender, name })}
          />
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
      <NativeSelect
        label={t('via')}
        value={via}
        data={VIA.map((value) => ({ value, label: t(`ways.${value}`) }))}
        onChange={(event) => setVia(event.currentTarget.value as Via)}
        mb="sm"
      />
      <Phone key={`${via} ${sender.phone}`} via={via} sender={sender} />
    </Panel>
  );
}

/** One of the hundred numbers 202-555-01xx that are reserved for fiction; on WhatsApp a new number is a new chat. */
function anotherPhone(phone: string): string {
  const ending = 100 + Math.floor(Math.random() * 100);
  const candidate = `+1202555${String(ending).padStart(4, '0')}`;
  return candidate === phone ? anotherPhone(phone) : candidate;
}
