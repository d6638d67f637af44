import { Anchor, Loader, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { originalQuery } from '@/queries/parked';
import classes from './Parked.module.css';

/** The mail as it came, as plain text: nothing of it is run or fetched. */
export function Original({ id }: { id: string }) {
  const t = useTranslations('parked');
  const [shown, { toggle }] = useDisclosure();
  const { data: original, failureReason: problem } = useQuery({ ...originalQuery(id), enabled: shown });
  return (
    <div>
      <Anchor component="button" type="button" underline="always" aria-expanded={shown} onClick={toggle}>
        {t(shown ? 'hideOriginal' : 'original')}
      </Anchor>
      {shown && original === undefined && !problem && <Loader size="sm" aria-label={t('fetching')} />}
      {shown && problem && <Text role="status">{t('noOriginal', { reason: problem.message })}</Text>}
      {shown && original !== undefined && (
        <pre className={classes.original} tabIndex={0}>
          {original}
        </pre>
      )}
    </div>
  );
}
