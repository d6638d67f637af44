import { Group, Progress as Bar, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconArrowLeft, IconSpeakerphone } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Card } from '@/components/common/Card';
import { campaignQuery, progressQuery, type Campaign as Shown, type Progress } from '@/queries/outreach';
import contact from '../contact/Contact.module.css';
import { Placeholder } from '../inbox/Placeholder';
import frame from '../tasks/Tasks.module.css';
import { CampaignMoves } from './CampaignMoves';
import classes from './Outreach.module.css';
import { oneCampaign } from './page';
import { Recipients } from './Recipients';

/** How far a campaign has come, whom it leaves out and why, and what can be done with it. */
export function Campaign() {
  const t = useTranslations('outreach.campaign');
  const state = useTranslations('outreach.campaigns.state');
  const id = Number(oneCampaign.useParams().campaign);
  const { data: campaign, failureReason: problem } = useQuery(campaignQuery(id));
  const { data: progress } = useQuery(progressQuery(id));
  if (!campaign) {
    return problem ? <Placeholder icon={IconSpeakerphone} title={t('missing')} advice={problem.message} /> : <Skeleton height={320} role="status" aria-label={t('progress')} />;
  }
  return (
    <Stack gap="md" className={frame.tasks}>
      <Link to="/outreach/" search={{ list: 'campaigns' }} className={contact.back}>
        <IconArrowLeft size={16} stroke={1.8} aria-hidden />
        {t('back')}
      </Link>
      <Group justify="space-between">
        <div>
          <Title order={1} fz={26}>
            {campaign.name}
          </Title>
          <Text role="status">
            {state(campaign.state)}
            {campaign.state === 'scheduled' && campaign.starts_at && t('begins', { at: new Date(campaign.starts_at) })}
          </Text>
        </div>
        <CampaignMoves campaign={campaign} />
      </Group>
      {progress && <Figures progress={progress} />}
      <Words campaign={campaign} />
      <Recipients campaign={id} />
    </Stack>
  );
}

const REACHED = ['contacted', 'replied', 'no_reply'] as const;

function Figures({ progress: { recipients, excluded } }: { progress: Progress }) {
  const t = useTranslations('outreach.campaign');
  const all = Object.entries(recipients).reduce((sum, [state, count]) => (state === 'excluded' ? sum : sum + count), 0);
  const done = REACHED.reduce((sum, state) => sum + (recipients[state] ?? 0), 0);
  return (
    <Card className={classes.draft}>
      <Stack gap="md">
        <Title order={2} fz="md">
          {t('progress')}
        </Title>
        <Bar value={all ? (100 * done) / all : 0} aria-label={t('bar', { done, all })} />
        <Counts of={recipients} named={(name) => t(`recipients.${name as 'waiting'}`)} />
        {Object.keys(excluded).length > 0 && (
          <>
            <Title order={3} fz="sm">
              {t('excluded')}
            </Title>
            <Counts of={excluded} named={(name) => t(`reason.${name as 'no_consent'}`)} />
          </>
        )}
      </Stack>
    </Card>
  );
}

function Counts({ of, named }: { of: Record<string, number>; named: (name: string) => string }) {
  return (
    <dl className={classes.counts}>
      {Object.entries(of).map(([name, count]) => (
        <div key={name}>
          <dt>{named(name)}</dt>
          <dd>{count}</dd>
        </div>
      ))}
    </dl>
  );
}

function Words({ campaign: { steps } }: { campaign: Shown }) {
  const t = useTranslations('outreach.campaign');
  return (
    <Card className={classes.draft}>
      <Title order={2} fz="md">
        {t('said')}
      </Title>
      {steps.map(({ subject = '', text, working_days = 3 }, place) => (
        <div key={place}>
          <Title order={3} fz="sm" mt="md">
            {subject || t('step', { number: place + 1 })}
          </Title>
          {place > 0 && (
            <Text fz="sm" c="dimmed">
              {t('after', { days: working_days })}
            </Text>
          )}
          <p className={classes.words} dir="auto">
            {text}
          </p>
        </div>
      ))}
    </Card>
  );
}
