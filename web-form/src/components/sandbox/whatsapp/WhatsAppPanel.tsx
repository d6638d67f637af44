import { IconBrandWhatsapp } from '@tabler/icons-react';
import { useSession } from '@/lib/session';
import { normalisePhone } from '@/lib/validation';
import { IdentityField } from '../IdentityField';
import { Panel } from '../Panel';
import { Phone } from './Phone';

const SAM = { name: 'Sam Okafor', phone: '+12025550142' };

/** A customer's phone. */
export function WhatsAppPanel({ number }: { number: string }) {
  const [sender, setSender] = useSession('sandbox-whatsapp', SAM);
  return (
    <Panel
      icon={IconBrandWhatsapp}
      title="WhatsApp"
      target={number}
      onNew={() => setSender({ ...sender, phone: anotherPhone(sender.phone) })}
      identity={
        <>
          <IdentityField
            label="Name"
            value={sender.name}
            clean={(text) => text.trim() || null}
            hint="A name, like Sam Okafor."
            onChange={(name) => setSender({ ...sender, name })}
          />
          <IdentityField
            label="Phone"
            value={sender.phone}
            clean={normalisePhone}
            hint="International, like +12025550142."
            onChange={(phone) => setSender({ ...sender, phone })}
          />
        </>
      }
    >
      <Phone key={sender.phone} sender={sender} />
    </Panel>
  );
}

/** One of the hundred numbers 202-555-01xx that are reserved for fiction; on WhatsApp a new number is a new chat. */
function anotherPhone(phone: string): string {
  const ending = 100 + Math.floor(Math.random() * 100);
  const candidate = `+1202555${String(ending).padStart(4, '0')}`;
  return candidate === phone ? anotherPhone(phone) : candidate;
}
