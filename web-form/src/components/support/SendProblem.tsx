import { IconAlertTriangle } from '@tabler/icons-react';
import { formatWait } from '@/lib/format';
import type { ApiError } from '@/lib/http';
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
      return {
        title: 'We could not reach our server',
        advice:
          'Please check your connection and send again. Your words are kept, and sending twice never makes two tickets.',
      };
    case 'unavailable':
      return {
        title: 'Our system is taking a short break',
        advice: `Your words are kept. Please send again ${retryAfter ? `in ${formatWait(retryAfter)}` : 'in a moment'}.`,
      };
    case 'rate_limited':
      return {
        title: 'That was a lot of requests in a short time',
        advice: `Your words are kept. Please send again ${retryAfter ? `in ${formatWait(retryAfter)}` : 'in a minute'}.`,
      };
    case 'invalid':
      return {
        title: 'Something needs a second look',
        advice: fields.length > 0 ? 'Please correct the marked fields and send again.' : message,
      };
    case 'too_large':
      return {
        title: 'That is more than we can take at once',
        advice: 'Please remove a file or choose smaller ones, and send again. Your words are kept.',
      };
    case 'not_found':
    case 'unexpected':
      return { title: 'Your request could not be sent', advice: `${message} Your words are kept: please try again.` };
  }
}
