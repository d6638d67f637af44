const AT_ONCE = 6;

/** Does it for each, a few at a time; how many came to nothing. */
export async function inTurns<T>(all: readonly T[], work: (one: T) => Promise<unknown>): Promise<number> {
  let failed = 0;
  for (let start = 0; start < all.length; start += AT_ONCE) {
    const ends = await Promise.allSettled(all.slice(start, start + AT_ONCE).map(work));
    failed += ends.filter(({ status }) => status === 'rejected').length;
  }
  return failed;
}
