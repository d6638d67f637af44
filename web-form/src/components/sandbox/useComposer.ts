import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';

/** A text that can be sent; it is cleared only after `deliver` succeeded. */
export function useComposer(deliver: (text: string) => Promise<unknown>) {
  const [text, setText] = useState('');
  const delivery = useMutation({ mutationFn: deliver, onSuccess: () => setText('') });
  const sending = delivery.isPending;
  const send = () => {
    if (text.trim() && !sending) delivery.mutate(text.trim());
  };
  return { text, setText, sending, problem: delivery.error, send };
}
