import { useEffect, useRef } from 'react';

/** For a scrolling list: whenever `count` grows, its newest item comes into view. */
export function useStickToEnd(count: number) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [count]);
  return list;
}
