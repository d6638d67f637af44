'use client';

import { SimpleGrid, Skeleton, Tabs } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconPlugConnected, IconPlugConnectedX } from '@tabler/icons-react';
import type { SandboxInfo } from '@/lib/sandboxApi';
import { Notice } from '../common/Notice';
import { PageTitle } from '../common/PageTitle';
import { EmailPanel } from './email/EmailPanel';
import { useSandbox } from './SandboxProvider';
import { WhatsAppPanel } from './whatsapp/WhatsAppPanel';
import classes from './Sandbox.module.css';

export function Sandbox() {
  const sandbox = useSandbox();
  return (
    <div className={classes.sandbox}>
      <PageTitle title="Sandbox">
        Play a customer: write on email or WhatsApp and watch the replies arrive as a customer would see them.
      </PageTitle>
      {sandbox.state === 'asking' && <Skeleton h={480} radius="lg" aria-hidden />}
      {sandbox.state === 'on' && <Channels info={sandbox.info} />}
      {sandbox.state === 'off' && (
        <Notice tone="calm" icon={IconPlugConnected} title="The sandbox is closed here">
          This installation is connected to real mail and WhatsApp providers, so messages go through them. Start it
          without provider keys to get the sandbox back.
        </Notice>
      )}
      {sandbox.state === 'unreachable' && (
        <Notice tone="caution" icon={IconPlugConnectedX} title="The server does not answer">
          Please check that it is running, then reload this page.
        </Notice>
      )}
    </div>
  );
}

/** Side by side where there is room, otherwise one at a time. */
function Channels({ info }: { info: SandboxInfo }) {
  const narrow = useMediaQuery('(max-width: 900px)', false, { getInitialValueInEffect: false });
  const email = <EmailPanel mailbox={info.mailbox} />;
  const whatsapp = <WhatsAppPanel number={info.whatsapp_number} />;
  if (!narrow) {
    return (
      <SimpleGrid cols={2} spacing="xl">
        {email}
        {whatsapp}
      </SimpleGrid>
    );
  }
  return (
    <Tabs defaultValue="email" keepMounted>
      <Tabs.List grow mb="md" aria-label="Channel">
        <Tabs.Tab value="email">Email</Tabs.Tab>
        <Tabs.Tab value="whatsapp">WhatsApp</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="email">{email}</Tabs.Panel>
      <Tabs.Panel value="whatsapp">{whatsapp}</Tabs.Panel>
    </Tabs>
  );
}
