import { useSessionStorage } from '@mantine/hooks';
import { IconMail } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { isEmail } from '@/lib/validation';
import { IdentityField } from '../IdentityField';
import { Panel } from '../Panel';
import { Mailbox } from './Mailbox';
import { MAYA, NEW_THREAD } from './sender';

/** A customer's mail program. */
export function EmailPanel({ mailbox }: { mailbox: string }) {
  const t = useTranslations('sandbox');
  const [sender, setSender] = useSessionStorage({
    key: 'sandbox-email',
    defaultValue: MAYA,
    getInitialValueInEffect: false,
  });
  const [chosen, choose] = useState<string | null>(null);
  return (
    <Panel
      icon={IconMail}
      title={t('email')}
      target={mailbox}
      onNew={() => choose(NEW_THREAD)}
      identity={
        <>
          <IdentityField
            label={t('identity.name')}
            value={sender.name}
            clean={(text) => text.trim() || null}
            hint={t('identity.nameHint', { example: MAYA.name })}
            onChange={(name) => setSender({ ...sender, name })}
          />
          <IdentityField
            label={t('identity.address')}
            value={sender.address}
            clean={(text) => (isEmail(text) ? text.trim() : null)}
            hint={t('identity.addressHint')}
            onChange={(address) => {
              setSender({ ...sender, address });
              choose(null);
            }}
          />
        </>
      }
    >
      <Mailbox key={sender.address} sender={sender} chosen={chosen} onChoose={choose} />
    </Panel>
  );
}
