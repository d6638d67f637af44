import { useBrowserValue } from './useBrowserValue';

/** Whether the page stands in the frame that `embed.js` puts into another site. */
export const useEmbedded = () => useBrowserValue(() => document.documentElement.dataset.embed !== undefined, false);
