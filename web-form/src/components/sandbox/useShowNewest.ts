import { useEffect, useRef } from 'react';

/** For a positioned, scrolling list: whenever `count` changes, the beginning of its last item comes into view. */
export function useShowNewest(count: number) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const newest = list.current?.lastElementChild;
    if (newest instanceof HTMLElement) list.current?.scrollTo({ top: newest.offsetTop });
  }, [count]);
  return list;
}
