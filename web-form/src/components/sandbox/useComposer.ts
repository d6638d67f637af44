import { useState } from 'react';
import { ApiError } from '@/lib/http';

/** A text that can be sent; it is cleared only after `deliver` succeeded. */
export function useComposer(deliver: (text: string) => Promise<void>) {
  const [text, setText] = useState('');
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<ApiError | null>(null);

  const send = async () => {
    if (!text.trim() || sending) return;
    setSending(true);
    setProblem(null);
    try {
      await deliver(text.trim());
      setText('');
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblem(error);
    } finally {
      setSending(false);
    }
  };

  return { text, setText, sending, problem, send };
}
