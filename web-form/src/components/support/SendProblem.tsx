import { IconAlertTriangle } from '@tabler/icons-react';
import type { ApiError } from '@/api/problem';
import { sendProblem as texts } from '@/texts/support';
import { Notice } from '../common/Notice';

/** Says in plain words why sending failed and what to do; announced by screen readers. */
export function SendProblem({ problem }: { problem: ApiError | null }) {
  const words = problem && explain(problem);
  return (
    <div role="alert">
      {words && (
        <Notice tone="danger" icon={IconAlertTriangle} title={words.title}>
          {words.advice}
        </Notice>
      )}
    </div>
  );
}

function explain({ kind, message, fields, retryAfter }: ApiError): { title: string; advice: string } {
  switch (kind) {
    case 'network':
      return texts.network;
    case 'unavailable':
      return { title: texts.unavailable.title, advice: texts.unavailable.advice(retryAfter) };
    case 'rate_limited':
      return { title: texts.rateLimited.title, advice: texts.rateLimited.advice(retryAfter) };
    case 'invalid':
      return fields.length > 0 ? texts.invalid : { title: texts.invalid.title, advice: message };
    case 'too_large':
      return texts.tooLarge;
    case 'not_found':
    case 'unexpected':
      return { title: texts.unexpected.title, advice: texts.unexpected.advice(message) };
  }
}
