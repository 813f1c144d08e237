import type { Incident, IncidentKind } from './broker-access.ts';
import type { DeviceSession } from './device-session.ts';

/** Counts every incident and tells the log about the first one of a kind for each connection. */
export class IncidentCounter {
  readonly #listener: ((incident: Incident) => void) | undefined;
  readonly #counts: Partial<Record<IncidentKind, number>> = {};

  constructor(listener: ((incident: Incident) => void) | undefined) {
    this.#listener = listener;
  }

  counts(): Partial<Record<IncidentKind, number>> {
    return { ...this.#counts };
  }

  tell(kind: IncidentKind, session?: DeviceSession, detail?: string, error?: unknown): void {
    this.#counts[kind] = (this.#counts[kind] ?? 0) + 1;
    if (session?.told.has(kind)) return;
    session?.told.add(kind);
    this.#listener?.({
      kind,
      ...(session === undefined || session.clientId === '' ? {} : { clientId: session.clientId }),
      ...(detail === undefined ? {} : { detail }),
      ...(error === undefined ? {} : { error }),
    });
  }
}
