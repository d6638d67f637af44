import { UnstyledButton } from '@mantine/core';
import { IconFile, IconFileTypePdf, IconPhoto, type Icon } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'use-intl';
import type { Attachment } from '@/queries/staffTicket';
import { fileSize } from '@/lib/format';
import { useDownload } from '@/queries/attachments';
import { useToasts } from '../../frame/toasts';
import classes from './Files.module.css';

/** What came with a message, as tiles. Nothing of it is shown or run here: it is saved. */
export function Files({ files }: { files: Attachment[] }) {
  const t = useTranslations('timeline');
  const format = useFormatter();
  const { failed } = useToasts();
  const { mutate: download } = useDownload();
  if (files.length === 0) return null;
  return (
    <ul className={classes.files}>
      {files.map((file, index) => {
        const FileIcon = iconOf(file.media_type);
        return (
          <li key={file.id ?? index}>
            <UnstyledButton
              className={classes.file}
              disabled={file.id === null}
              aria-label={t('file', { name: file.name })}
              title={file.id === null ? t('fileMissing') : undefined}
              onClick={() => download(file, { onError: ({ message }) => failed(t('fileFailed'), message) })}
            >
              <FileIcon size={22} stroke={1.6} aria-hidden />
              <span className={classes.name} dir="auto">
                {file.name}
              </span>
              {file.size !== null && <span className={classes.size}>{fileSize(format, file.size)}</span>}
            </UnstyledButton>
          </li>
        );
      })}
    </ul>
  );
}

function iconOf(type: string): Icon {
  if (type.startsWith('image/')) return IconPhoto;
  return type === 'application/pdf' ? IconFileTypePdf : IconFile;
}
