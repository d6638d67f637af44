import { Anchor, Text, Title } from '@mantine/core';
import Link from 'next/link';
import { Card } from '../common/Card';

export function TicketMissing({ number }: { number: string }) {
  return (
    <Card>
      <div role="alert">
        <Title order={2} fz="lg">
          We know no ticket {number}
        </Title>
        <Text c="dimmed" mt="xs">
          Please compare the number with the one you were shown after sending: it looks like TKT-0006. If you cannot find it,{' '}
          <Anchor component={Link} href="/" underline="always">
            write to us
          </Anchor>{' '}
          and we will look for your request.
        </Text>
      </div>
    </Card>
  );
}
