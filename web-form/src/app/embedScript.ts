/**
 * Runs before the first paint, so that the frame of the widget never flashes a header and knows Escape at once:
 * keys pressed inside a frame never reach the page around it, so the frame tells `embed.js`.
 */
export const EMBED_SCRIPT = `
if (new URLSearchParams(location.search).has('embed')) {
  document.documentElement.dataset.embed = '';
  addEventListener('keydown', (event) => event.key === 'Escape' && parent.postMessage('support-form:close', '*'));
}`;
