/** State that survives a reload but not the tab: what was typed, and the keys to tickets. */

const PREFIX = 'support:';
const memory = new Map<string, unknown>();

/** The stored value, or undefined. The same object until it is written again. */
export function readSession<T>(key: string): T | undefined {
  if (!memory.has(key)) memory.set(key, load(key));
  return memory.get(key) as T | undefined;
}

export function writeSession<T>(key: string, value: T | undefined): void {
  memory.set(key, value);
  try {
    if (value === undefined) sessionStorage.removeItem(PREFIX + key);
    else sessionStorage.setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    // Storage is switched off or full: the value still lives as long as the page.
  }
}

function load(key: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(PREFIX + key) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}
