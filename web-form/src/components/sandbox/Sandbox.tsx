'use client';

import { SimpleGrid, Skeleton, Tabs } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconPlugConnected, IconPlugConnectedX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { SandboxInfo } from '@/api/sandbox';
import { sandboxQuery } from '@/queries/sandbox';
import { sandbox as texts } from '@/texts/sandbox';
import { Notice } from '../common/Notice';
import { PageTitle } from '../common/PageTitle';
import { EmailPanel } from './email/EmailPanel';
import { WhatsAppPanel } from './whatsapp/WhatsAppPanel';
import classes from './Sandbox.module.css';

export function Sandbox() {
  const { data: info, failureReason: problem } = useQuery(sandboxQuery);
  const closed = problem?.kind === 'not_found' || info?.enabled === false;
  return (
    <div className={classes.sandbox}>
      <PageTitle title={texts.title}>{texts.introduction}</PageTitle>
      {!info && !problem && <Skeleton h={480} radius="lg" aria-hidden />}
      {info?.enabled && <Channels info={info} />}
      {closed && (
        <Notice tone="calm" icon={IconPlugConnected} title={texts.closed.title}>
          {texts.closed.text}
        </Notice>
      )}
      {problem && !closed && (
        <Notice tone="caution" icon={IconPlugConnectedX} title={texts.unreachable.title}>
          {texts.unreachable.text}
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
      <Tabs.List grow mb="md" aria-label={texts.channel}>
        <Tabs.Tab value="email">{texts.email}</Tabs.Tab>
        <Tabs.Tab value="whatsapp">{texts.whatsapp}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="email">{email}</Tabs.Panel>
      <Tabs.Panel value="whatsapp">{whatsapp}</Tabs.Panel>
    </Tabs>
  );
}
