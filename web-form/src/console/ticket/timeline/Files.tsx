import { useTranslations } from 'use-intl';
import { FileTiles } from '@/components/common/FileTiles';
import { useDownload } from '@/queries/attachments';
import type { Attachment } from '@/queries/staffTicket';
import { useToasts } from '../../frame/toasts';

/** What came with a message, as tiles. */
export function Files({ files }: { files: Attachment[] }) {
  const t = useTranslations('timeline');
  const { failed } = useToasts();
  const { mutate: download } = useDownload();
  return (
    <FileTiles
      files={files}
      label={({ name }) => t('file', { name })}
      missing={t('fileMissing')}
      save={(file) => download(file, { onError: ({ message }) => failed(t('fileFailed'), message) })}
    />
  );
}
