'use client';

import { SimpleGrid, Skeleton, Tabs } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconPlugConnected, IconPlugConnectedX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { IntlProvider, useTranslations } from 'use-intl';
import type { PhoneChannel, SandboxInfo } from '@/api/sandbox';
import { sandboxQuery } from '@/queries/sandbox';
import en from '@/texts/en';
import { sandbox } from '@/texts/sandbox';
import { Notice } from '../common/Notice';
import { PageTitle } from '../common/PageTitle';
import { EmailPanel } from './email/EmailPanel';
import { PhonePanel } from './phone/PhonePanel';
import classes from './Sandbox.module.css';

const BASE = process.env.NEXT_PUBLIC_BASE_PATH ?? '';

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

/** Side by side where there is room, otherwise one at a time; the chat opens from its own button. */
function Channels({ info }: { info: SandboxInfo }) {
  const t = useTranslations('sandbox');
  const narrow = useMediaQuery('(max-width: 900px)', false, { getInitialValueInEffect: false });
  useChat();
  const email = <EmailPanel mailbox={info.mailbox} />;
  const phones = {
    whatsapp: <PhonePanel channel="whatsapp" number={info.whatsapp_number} />,
    sms: <PhonePanel channel="sms" number={info.sms_number} />,
  };
  if (narrow) return <OneAtATime label={t('channel')} panels={{ email, ...phones }} />;
  return (
    <SimpleGrid cols={2} spacing="xl">
      {email}
      <OneAtATime label={t('phone')} panels={phones} />
    </SimpleGrid>
  );
}

function OneAtATime({ label, panels }: { label: string; panels: Partial<Record<'email' | PhoneChannel, ReactNode>> }) {
  const t = useTranslations('sandbox');
  const names = Object.keys(panels) as ('email' | PhoneChannel)[];
  return (
    <Tabs defaultValue={names[0]} keepMounted>
      <Tabs.List grow mb="md" aria-label={label}>
        {names.map((name) => (
          <Tabs.Tab key={name} value={name}>
            {t(`tabs.${name}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {names.map((name) => (
        <Tabs.Panel key={name} value={name}>
          {panels[name]}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

/** The widget as any site gets it; it goes with the page. */
function useChat() {
  useEffect(() => {
    const script = Object.assign(document.createElement('script'), { src: `${BASE}/chat.js`, defer: true });
    document.body.append(script);
    return () => {
      script.remove();
      document.querySelector('support-chat')?.remove();
    };
  }, []);
}
