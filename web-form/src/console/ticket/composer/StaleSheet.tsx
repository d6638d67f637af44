import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { RichText } from '@/components/common/RichText';
import { Time } from '@/components/common/Time';
import type { ComposerState } from './useComposer';
import classes from './StaleSheet.module.css';

/** The conversation went on before the reply left: what is new, above the text, which nothing has touched. */
export function StaleSheet({ composer }: { composer: ComposerState }) {
  const t = useTranslations('composer');
  const who = useTranslations('timeline');
  const { stale, setStale, content, sending, seen, type, reply, hold } = composer;
  const last = stale?.last ?? seen;
  const back = () => {
    hold(last);
    setStale(null);
  };
  return (
    <Modal opened={stale !== null} onClose={back} title={t('staleTitle')} size="lg">
      <Stack gap="md">
        <Text c="dimmed">{t('staleAdvice')}</Text>
        {stale?.newer.map((item) => (
          <article key={item.id} className={classes.newer}>
            <p className={classes.from}>
              <strong>{item.author.name ?? who(item.author.kind)}</strong> <Time at={item.at} />
            </p>
            <RichText text={item.text} />
          </article>
        ))}
        <Textarea label={t('yourText')} autosize minRows={4} maxRows={12} readOnly={sending} value={content} dir="auto" onChange={({ currentTarget: { value } }) => type(value)} />
        <Group justify="flex-end">
          <Button variant="default" onClick={back}>
            {t('staleBack')}
          </Button>
          <Button loading={sending} onClick={() => reply(content, null, stale?.resolve, last)}>
            {t('staleSend')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
