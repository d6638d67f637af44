import { useEffect } from 'react';

const CLOSE_MESSAGE = 'techcorp-support:close';

/** Keys pressed inside the frame of `embed.js` never reach the host page: tell it about Escape. */
export function useCloseOnEscape(): void {
  useEffect(() => {
    if (window.parent === window) return;
    const tellHost = (event: KeyboardEvent) => {
      if (event.key === 'Escape') window.parent.postMessage(CLOSE_MESSAGE, '*');
    };
    window.addEventListener('keydown', tellHost);
    return () => window.removeEventListener('keydown', tellHost);
  }, []);
}
