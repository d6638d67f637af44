import { IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ApiError } from '@/api/problem';
import { Notice } from '../common/Notice';

/** The connection is gone for the moment; asking goes on by itself, except where it makes no sense. */
export function Reconnecting({ problem }: { problem: ApiError }) {
  const t = useTranslations('ticket');
  const said = problem.temporary ? 'interrupted' : 'hidden';
  return (
    <div role="status">
      <Notice tone="caution" icon={IconPlugConnectedX} title={t(`${said}.title`)}>
        {t(`${said}.text`)}
      </Notice>
    </div>
  );
}
