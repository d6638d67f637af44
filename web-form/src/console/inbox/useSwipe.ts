import { useRef, useState, type TouchEvent } from 'react';

/** Farther than a finger slips, in pixels. */
const FAR = 88;

interface Swipes {
  toEnd: () => void;
  toStart: () => void;
}

/** A row that is pushed aside with a finger, and what becomes of it once it is far enough. */
export function useSwipe({ toEnd, toStart }: Swipes) {
  const began = useRef<{ x: number; y: number } | null>(null);
  const [pushed, push] = useState(0);
  const handlers = {
    onTouchStart: ({ touches }: TouchEvent) => {
      const finger = touches[0];
      began.current = finger ? { x: finger.clientX, y: finger.clientY } : null;
    },
    onTouchMove: ({ touches }: TouchEvent) => {
      const finger = touches[0];
      if (!finger || !began.current) return;
      const [x, y] = [finger.clientX - began.current.x, finger.clientY - began.current.y];
      if (Math.abs(y) > Math.abs(x)) began.current = null; // whoever scrolls does not mean it
      push(began.current ? x : 0);
    },
    onTouchEnd: () => {
      if (pushed >= FAR) toEnd();
      if (pushed <= -FAR) toStart();
      began.current = null;
      push(0);
    },
  };
  return { pushed, far: Math.abs(pushed) >= FAR, handlers };
}
