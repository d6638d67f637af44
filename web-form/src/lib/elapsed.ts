import { readSession, writeSession } from './session';

const SLOT = 'started';

/** To be called when the form is shown: a draft that survived a reload was begun before it. */
export function noteStart(): void {
  if (readSession<number>(SLOT) === undefined) writeSession(SLOT, Date.now());
}

/** Milliseconds since the form could first be filled in: since this page was asked for, or since the draft began. */
export function elapsedMs(): number {
  const started = readSession<number>(SLOT) ?? Date.now();
  return Math.round(Math.max(performance.now(), Date.now() - started));
}
