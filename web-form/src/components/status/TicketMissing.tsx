import { Anchor } from '@mantine/core';
import { IconTicketOff } from '@tabler/icons-react';
import Link from 'next/link';
import { Notice } from '../common/Notice';

export function TicketMissing({ number }: { number: string }) {
  return (
    <div role="alert">
      <Notice tone="caution" icon={IconTicketOff} title={`We know no ticket ${number}`}>
        Please compare the number with the one you were shown after sending: it looks like TKT-0006. If you cannot find
        it,{' '}
        <Anchor component={Link} href="/" underline="always">
          write to us
        </Anchor>{' '}
        and we will look for your request.
      </Notice>
    </div>
  );
}
