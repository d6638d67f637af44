import { ActionIcon, Button, FileButton, Group, TagsInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPaperclip, IconUsers, IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { fileSize } from '@/lib/format';
import { useEnclosing } from '@/queries/replies';
import type { Attachment, OpenTicket } from '@/queries/staffTicket';
import { useToasts } from '../../frame/toasts';
import type { ComposerState } from './useComposer';
import classes from './Beside.module.css';

interface Props {
  ticket: OpenTicket;
  composer: ComposerState;
}

/** What a reply brings besides its words: who else gets it, and files. */
export function Beside({ ticket, composer }: Props) {
  const { cc, copyTo } = composer;
  const t = useTranslations('composer');
  const [copying, { toggle, open }] = useDisclosure();
  const shown = copying || cc.length > 0; // nobody is copied to unseen
  const attach = useAttach(ticket);
  const reset = useRef<() => void>(null);
  const add = (files: File[]) => {
    attach(files);
    reset.current?.(); // so that a file that was removed can be chosen again
  };
  return (
    <>
      <Group gap={2}>
        {ticket.letters && (
          <Button variant="subtle" color="gray" size="compact-sm" aria-expanded={shown} leftSection={<IconUsers size={16} aria-hidden />} onClick={toggle}>
            {t('cc')}
          </Button>
        )}
        <FileButton multiple resetRef={reset} onChange={add} inputProps={{ tabIndex: -1 }}>
          {({ onClick }) => (
            <Button variant="subtle" color="gray" size="compact-sm" leftSection={<IconPaperclip size={16} aria-hidden />} onClick={onClick}>
              {t('attach')}
            </Button>
          )}
        </FileButton>
      </Group>
      {shown && (
        <TagsInput
          size="sm"
          className={classes.line}
          aria-label={t('cc')}
          placeholder={t('ccAdvice')}
          splitChars={[',', ';', ' ']}
          acceptValueOnBlur
          value={cc}
          onFocus={open}
          onChange={copyTo}
        />
      )}
      <Files ticket={ticket} composer={composer} />
    </>
  );
}

/** Puts files beside the reply, one after another. */
export function useAttach({ id, takes_files }: OpenTicket) {
  const t = useTranslations('composer');
  const { failed } = useToasts();
  const { mutate } = useEnclosing(id).attach;
  return (files: Iterable<File>) => {
    if (!takes_files) return;
    for (const file of files) {
      mutate(file, { onError: ({ message }) => failed(t('notAttached', { name: file.name }), message) });
    }
  };
}

function Files({ ticket: { id, my_files }, composer: { basis, leaveOut } }: Props) {
  const t = useTranslations('composer');
  const format = useFormatter();
  const { failed } = useToasts();
  const { mutate: remove } = useEnclosing(id).remove;
  const drop = ({ id: file, name }: Attachment) =>
    file && remove(file, { onError: ({ message }) => failed(t('notRemoved', { name }), message) });
  const files = [...my_files.map((file) => ({ file, leave: drop })), ...(basis?.files ?? []).map((file) => ({ file, leave: leaveOut }))];
  if (files.length === 0) return null;
  return (
    <ul className={`${classes.line} ${classes.files}`} aria-label={t('attached')}>
      {files.map(({ file, leave }) => (
        <li key={file.id}>
          <span className={classes.name} dir="auto">
            {file.name}
          </span>
          {file.size !== null && <span className={classes.size}>{fileSize(format, file.size)}</span>}
          <ActionIcon variant="subtle" color="gray" aria-label={t('remove', { name: file.name })} onClick={() => leave(file)}>
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </li>
      ))}
    </ul>
  );
}
