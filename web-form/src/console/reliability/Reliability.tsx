import { Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Card } from '@/components/common/Card';
import { PageTitle } from '@/components/common/PageTitle';
import { reliabilityQuery, type Band, type Curve } from '@/queries/assistance';
import { staff } from '@/texts/staff';
import { useChannelName } from '../inbox/ChannelIcon';
import { Empty } from '../shell/Empty';
import { Trouble } from '../shell/Trouble';
import { Bands } from './Bands';
import classes from '../assistance/Assistance.module.css';

const CATEGORIES: Record<string, string> = staff.assistance.categories;

/** Whether the AI is right as often as it says. */
export function Reliability() {
  const t = useTranslations('reliability');
  const { data, failureReason: problem } = useQuery(reliabilityQuery);
  return (
    <Stack gap="xl" className={classes.assistance}>
      <PageTitle title={t('title')}>{data && t('introduction', { since: new Date(data.since) })}</PageTitle>
      {problem && <Trouble title={t('unknown')}>{problem.message}</Trouble>}
      {!data && !problem && <Skeleton height={240} role="status" aria-label={t('loading')} />}
      {data?.bands.length === 0 && (
        <Empty icon={IconScale} title={t('none')}>
          {t('noneAdvice')}
        </Empty>
      )}
      {data && data.bands.length > 0 && <Found bands={data.bands} curves={data.curves} />}
    </Stack>
  );
}

function Found({ bands, curves }: { bands: Band[]; curves: Curve[] }) {
  const t = useTranslations('reliability');
  return (
    <>
      <Text>{t('overall', { right: mean(bands, 'right'), confidence: mean(bands, 'confidence') })}</Text>
      <Bands bands={bands} />
      <Card>
        <Title order={2} fz="lg">
          {t('curves')}
        </Title>
        <ul>
          {curves.map((curve) => (
            <li key={`${curve.channel} ${curve.intent}`}>
              <Read curve={curve} />
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}

function Read({ curve: { channel, intent, judged, state, at_send, at_draft } }: { curve: Curve }) {
  const t = useTranslations('reliability');
  const channelName = useChannelName();
  return t('curve', {
    where: channel ? channelName(channel) : t('everywhere'),
    about: intent ? (CATEGORIES[intent] ?? intent) : t('everything'),
    state: t(`states.${state}`, { send: at_send, draft: at_draft }),
    judged,
  });
}

/** Over all that people judged; what nobody judged says nothing. */
function mean(bands: Band[], of: 'right' | 'confidence'): number {
  const judged = bands.reduce((sum, band) => sum + band.judged, 0);
  return judged === 0 ? 0 : bands.reduce((sum, band) => sum + band[of] * band.judged, 0) / judged;
}
