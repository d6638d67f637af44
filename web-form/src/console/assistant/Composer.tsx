import { ActionIcon, Textarea } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import classes from './Assistant.module.css';

interface Props {
  value: string;
  onChange: (value: string) => void;
  onSend: () => void;
  busy: boolean;
}

/** Enter sends, Shift with Enter begins another line. */
export function Composer({ value, onChange, onSend, busy }: Props) {
  const t = useTranslations('assistant');
  return (
    <div className={classes.composer}>
      <Textarea
        autoFocus
        className={classes.field}
        aria-label={t('say')}
        placeholder={t('placeholder')}
        autosize
        minRows={1}
        maxRows={8}
        maxLength={4000}
        dir="auto"
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          onSend();
        }}
      />
      <ActionIcon size={42} variant="filled" aria-label={t('send')} disabled={!value.trim()} loading={busy} onClick={onSend}>
        <IconSend size={20} aria-hidden />
      </ActionIcon>
    </div>
  );
}
