import { IconAlertTriangle } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'use-intl';
import type { ApiError } from '@/api/problem';
import { after } from '@/lib/format';
import { RULES } from '@/lib/validation';
import { Notice } from '../common/Notice';

const REASONS = {
  network: 'network',
  unavailable: 'unavailable',
  rate_limited: 'rateLimited',
  invalid: 'invalid',
  too_large: 'tooLarge',
  unauthenticated: 'unexpected',
  forbidden: 'unexpected',
  not_found: 'unexpected',
  conflict: 'unexpected',
  changed: 'unexpected',
  unexpected: 'unexpected',
} as const;

/** Says in plain words why sending failed and what to do; announced by screen readers. */
export function SendProblem({ problem }: { problem: ApiError | null }) {
  const t = useTranslations('sendProblem');
  return (
    <div role="alert">
      {problem && (
        <Notice tone="danger" icon={IconAlertTriangle} title={t(`${REASONS[problem.kind]}.title`)}>
          <Advice problem={problem} />
        </Notice>
      )}
    </div>
  );
}

function Advice({ problem: { kind, fields, retryAfter } }: { problem: ApiError }) {
  const t = useTranslations('sendProblem');
  const format = useFormatter();
  if (retryAfter && (kind === 'unavailable' || kind === 'rate_limited')) {
    return t('wait', { when: after(format, retryAfter) });
  }
  if (fields.some(({ field }) => field === 'turnstile_token')) return t('invalid.unconfirmed');
  const marked = fields.some(({ field }) => field in RULES || field === 'files');
  return t(`${kind === 'invalid' && !marked ? 'unexpected' : REASONS[kind]}.advice`);
}
