import { UnstyledButton } from '@mantine/core';
import { IconFile, IconFileTypePdf, IconPhoto, type Icon } from '@tabler/icons-react';
import { useFormatter } from 'use-intl';
import { fileSize } from '@/lib/format';
import classes from './FileTiles.module.css';

interface Kept {
  /** Null where it is not kept. */
  id: string | null;
  name: string;
  media_type: string;
  /** Bytes. */
  size: number | null;
}

interface Props<File> {
  files: File[];
  save: (file: File) => void;
  /** What a tile is called where its name does not say enough. */
  label?: (file: File) => string;
  missing?: string;
}

/** What came with a message. Nothing of it is shown or run here: it is saved. */
export function FileTiles<File extends Kept>({ files, save, label, missing }: Props<File>) {
  const format = useFormatter();
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
              aria-label={label?.(file)}
              title={file.id === null ? missing : file.name}
              onClick={() => save(file)}
            >
              <FileIcon size={22} stroke={1.6} aria-hidden />
              <span className={classes.name} dir="auto">
                {file.name}
              </span>{' '}
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
