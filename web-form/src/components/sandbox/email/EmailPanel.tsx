import { IconMail } from '@tabler/icons-react';
import { useState } from 'react';
import { useSession } from '@/lib/session';
import { isEmail } from '@/lib/validation';
import { IdentityField } from '../IdentityField';
import { Panel } from '../Panel';
import { Mailbox } from './Mailbox';
import { MAYA, NEW_THREAD } from './sender';

/** A customer's mail program. */
export function EmailPanel({ mailbox }: { mailbox: string }) {
  const [sender, setSender] = useSession('sandbox-email', MAYA);
  const [chosen, choose] = useState<string | null>(null);
  return (
    <Panel
      icon={IconMail}
      title="Email"
      target={mailbox}
      onNew={() => choose(NEW_THREAD)}
      identity={
        <>
          <IdentityField
            label="Name"
            value={sender.name}
            clean={(text) => text.trim() || null}
            hint="A name, like Maya Lindqvist."
            onChange={(name) => setSender({ ...sender, name })}
          />
          <IdentityField
            label="Address"
            value={sender.address}
            clean={(text) => (isEmail(text) ? text.trim() : null)}
            hint="An address, like maya@example.com."
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
