import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { download } from '@/lib/download';
import { FORMATS, useExport, type Exported, type Format } from '@/queries/exports';
import { useSession } from '@/queries/session';
import { useToasts } from '../frame/toasts';

interface Props {
  kind: Exported;
  /** Of the list that is shown, with its order. */
  filter: object;
}

/** The list as it is shown, to its end, as a file; only for whom may take one. */
export function ExportMenu({ kind, filter }: Props) {
  const t = useTranslations('records');
  const toasts = useToasts();
  const { data: me } = useSession();
  const { mutate, isPending } = useExport(kind, filter);
  if (!me || !('transfer' in me.actions)) return null;
  const save = (format: Format) =>
    mutate(format, {
      onSuccess: (file) => download(file, `${kind}.${format}`),
      onError: ({ message }) => toasts.failed(t('notExported'), message),
    });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="sm" variant="default" loading={isPending} leftSection={<IconDownload size={16} aria-hidden />}>
          {t('export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {FORMATS.map((format) => (
          <Menu.Item key={format} onClick={() => save(format)}>
            {t(`formats.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
