import { Skeleton, Stack, Stepper } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { PageTitle } from '@/components/common/PageTitle';
import { importQuery, type Import as Made, type Preview } from '@/queries/imports';
import { Trouble } from '../shell/Trouble';
import { Columns } from './Columns';
import { oneImport } from './page';
import { Result } from './Result';
import { Tried } from './Tried';
import classes from './Imports.module.css';

/** One file on its way: its columns, what would happen, what happened. */
export function Import() {
  const t = useTranslations('imports');
  const id = Number(oneImport.useParams().import);
  const { data: made, failureReason: problem } = useQuery(importQuery(id));
  return (
    <Stack gap="lg" className={classes.imports}>
      <PageTitle title={made?.file_name ?? t('title')}>{made && t('rows', { count: made.total })}</PageTitle>
      {problem && <Trouble title={t('failed')}>{problem.message}</Trouble>}
      {!made && !problem && <Skeleton height={320} />}
      {made && <Steps key={made.id} made={made} />}
    </Stack>
  );
}

function Steps({ made }: { made: Made }) {
  const t = useTranslations('imports');
  const [tried, setTried] = useState<Preview | null>(null);
  const step = made.state !== 'waiting' ? 2 : tried ? 1 : 0;
  return (
    <>
      <Stepper active={step} size="sm">
        <Stepper.Step label={t('steps.columns')} />
        <Stepper.Step label={t('steps.preview')} />
        <Stepper.Step label={t('steps.run')} />
      </Stepper>
      {step === 0 && <Columns made={made} onTried={setTried} />}
      {step === 1 && tried && <Tried made={made} tried={tried} onBack={() => setTried(null)} />}
      {step === 2 && <Result made={made} />}
    </>
  );
}
