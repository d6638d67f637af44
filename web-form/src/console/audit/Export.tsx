import { Button, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { download } from '@/lib/download';
import { useAuditExport, type AuditFilter } from '@/queries/audit';

/** Everything that the filters let through, also what the page does not show. */
export function Export({ filter }: { filter: AuditFilter }) {
  const t = useTranslations('audit');
  const { mutate, isPending, error } = useAuditExport();
  return (
    <div>
      <Button
        variant="default"
        leftSection={<IconDownload size={18} aria-hidden />}
        loading={isPending}
        onClick={() => mutate(filter, { onSuccess: (lines) => download(lines, 'audit.jsonl') })}
      >
        {t('export')}
      </Button>
      <div role="alert">
        {error && (
          <Text fz="sm" c="var(--danger)">
            {t('exportFailed', { reason: error.message })}
          </Text>
        )}
      </div>
    </div>
  );
}
