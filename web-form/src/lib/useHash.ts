import { useBrowserValue } from './useBrowserValue';

/** What stands behind the # of the address: no server reads it. */
export const useHash = () => useBrowserValue(() => window.location.hash, '', subscribe);

function subscribe(notify: () => void): () => void {
  window.addEventListener('hashchange', notify);
  return () => window.removeEventListener('hashchange', notify);
}
