'use client';

import { SimpleGrid, Skeleton, Tabs } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconPlugConnected, IconPlugConnectedX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { IntlProvider, useTranslations } from 'use-intl';
import type { SandboxInfo } from '@/api/sandbox';
import { sandboxQuery } from '@/queries/sandbox';
import en from '@/texts/en';
import { sandbox } from '@/texts/sandbox';
import { Notice } from '../common/Notice';
import { PageTitle } from '../common/PageTitle';
import { EmailPanel } from './email/EmailPanel';
import { WhatsAppPanel } from './whatsapp/WhatsAppPanel';
import classes from './Sandbox.module.css';

/** In English, whatever the pages around it speak. */
const TEXTS = { ...en, ...sandbox };

export function Sandbox() {
  return (
    <IntlProvider locale="en" messages={TEXTS}>
      <div lang="en" dir="ltr">
        <Playground />
      </div>
    </IntlProvider>
  );
}

function Playground() {
  const t = useTranslations('sandbox');
  const { data: info, failureReason: problem } = useQuery(sandboxQuery);
  const closed = problem?.kind === 'not_found' || info?.enabled === false;
  return (
    <div className={classes.sandbox}>
      <PageTitle title={t('title')}>{t('introduction')}</PageTitle>
      {!info && !problem && <Skeleton h={480} radius="lg" aria-hidden />}
      {info?.enabled && <Channels info={info} />}
      {closed && (
        <Notice tone="calm" icon={IconPlugConnected} title={t('closed.title')}>
          {t('closed.text')}
        </Notice>
      )}
      {problem && !closed && (
        <Notice tone="caution" icon={IconPlugConnectedX} title={t('unreachable.title')}>
          {t('unreachable.text')}
        </Notice>
      )}
    </div>
  );
}

/** Side by side where there is room, otherwise one at a time. */
function Channels({ info }: { info: SandboxInfo }) {
  const t = useTranslations('sandbox');
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
      <Tabs.List grow mb="md" aria-label={t('channel')}>
        <Tabs.Tab value="email">{t('email')}</Tabs.Tab>
        <Tabs.Tab value="whatsapp">{t('whatsapp')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="email">{email}</Tabs.Panel>
      <Tabs.Panel value="whatsapp">{whatsapp}</Tabs.Panel>
    </Tabs>
  );
}
