/** Whether the hub answers, as seen by requests and by the event stream. */
export type ConnectionState = 'up' | 'down';

type Listener = (state: ConnectionState) => void;

let state: ConnectionState = 'up';
const listeners = new Set<Listener>();
const signedOutListeners = new Set<() => void>();

export function connectionState(): ConnectionState {
  return state;
}

export function reportConnection(next: ConnectionState): void {
  if (next === state) return;
  state = next;
  for (const listener of listeners) listener(next);
}

/** Calls `listener` when the hub goes away or comes back; returns what ends that. */
export function onConnection(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The hub said that nobody is logged in (any more). */
export function reportSignedOut(): void {
  for (const listener of signedOutListeners) listener();
}

export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

let acting: string | undefined;

/** Every request from now on is that of this desk, by whoever acts at it (an id, or empty for who is there); undefined: of none. */
export function askAsDesk(personId: string | undefined): void {
  acting = personId;
}

/** Who acts at this desk; undefined where this browser asks as no desk. */
export function actingAtDesk(): string | undefined {
  return acting;
}
