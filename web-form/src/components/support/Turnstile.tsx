import { useEffect, useEffectEvent, useRef } from 'react';

const SCRIPT = 'https://challenges.cloudflare.com/turnstile/v0/api.js?render=explicit';

interface Widget {
  render(
    element: HTMLElement,
    options: {
      sitekey: string;
      callback: (token: string) => void;
      'expired-callback': () => void;
      'error-callback': () => void;
    },
  ): string;
  remove(id: string): void;
}

declare global {
  interface Window {
    turnstile?: Widget;
  }
}

/** Cloudflare's confirmation that somebody is a person: only where the server asks for it. */
export function Turnstile({ siteKey, onToken }: { siteKey: string; onToken: (token: string | null) => void }) {
  const place = useRef<HTMLDivElement>(null);
  const tell = useEffectEvent(onToken);
  useEffect(() => {
    let leave: (() => void) | undefined = undefined;
    let left = false;
    load().then(
      (widget) => {
        if (left || !place.current) return;
        const nothing = () => tell(null);
        const id = widget.render(place.current, {
          sitekey: siteKey,
          callback: (token) => tell(token),
          'expired-callback': nothing,
          'error-callback': nothing,
        });
        leave = () => widget.remove(id);
      },
      () => tell(null),
    );
    return () => {
      left = true;
      leave?.();
    };
  }, [siteKey]);
  return <div ref={place} />;
}

let loading: Promise<Widget> | undefined;

/** Rejects when the script is blocked or Cloudflare cannot be reached; the next call tries again. */
function load(): Promise<Widget> {
  loading ??= new Promise<Widget>((resolve, reject) => {
    const script = document.createElement('script');
    script.src = SCRIPT;
    script.async = true;
    script.onload = () => (window.turnstile ? resolve(window.turnstile) : reject(new Error('no widget')));
    script.onerror = () => reject(new Error('not loaded'));
    document.head.append(script);
  }).catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}
