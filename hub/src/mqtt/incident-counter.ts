import type { Incident, IncidentKind } from './broker-access.ts';
import type { BrokerLimits } from './broker-limits.ts';
import type { DeviceSession } from './device-session.ts';

/** Most characters of a detail, which may be a topic that a device made up. */
const detailMaxChars = 200;

type IncidentLimits = Pick<BrokerLimits, 'mqttIncidentLogSeconds' | 'mqttIncidentLinesMax'>;

/**
 * Counts every incident. The log hears of the first one of a kind and device in an interval; strangers, who have no name
 * that was proved, count as one. Beyond so many lines it only hears how many it missed, with the next one of the kind.
 */
export class IncidentCounter {
  readonly #listener: ((incident: Incident) => void) | undefined;
  readonly #limits: IncidentLimits;
  readonly #now: () => number;
  readonly #counts: Partial<Record<IncidentKind, number>> = {};
  readonly #unlogged: Partial<Record<IncidentKind, number>> = {};
  /** Kinds and devices of this interval's lines. */
  readonly #told = new Set<string>();
  #intervalEndsAt = 0;

  /** @param now milliseconds of any steady clock */
  constructor(
    listener: ((incident: Incident) => void) | undefined,
    limits: IncidentLimits,
    now: () => number,
  ) {
    this.#listener = listener;
    this.#limits = limits;
    this.#now = now;
  }

  counts(): Partial<Record<IncidentKind, number>> {
    return { ...this.#counts };
  }

  tell(
    kind: IncidentKind,
    session?: Pick<DeviceSession, 'clientId'>,
    detail?: string,
    error?: unknown,
  ): void {
    this.#counts[kind] = (this.#counts[kind] ?? 0) + 1;
    const clientId = session?.clientId ?? '';
    if (!this.#hasLine(`${kind} ${clientId}`)) {
      this.#unlogged[kind] = (this.#unlogged[kind] ?? 0) + 1;
      return;
    }
    const unlogged = this.#unlogged[kind] ?? 0;
    this.#unlogged[kind] = 0;
    this.#listener?.({
      kind,
      ...(clientId === '' ? {} : { clientId }),
      ...(detail === undefined ? {} : { detail: detail.slice(0, detailMaxChars) }),
      ...(error === undefined ? {} : { error }),
      ...(unlogged === 0 ? {} : { unlogged }),
    });
  }

  #hasLine(key: string): boolean {
    const at = this.#now();
    if (at >= this.#intervalEndsAt) {
      this.#told.clear();
      this.#intervalEndsAt = at + this.#limits.mqttIncidentLogSeconds * 1000;
    }
    if (this.#told.size >= this.#limits.mqttIncidentLinesMax || this.#told.has(key)) return false;
    this.#told.add(key);
    return true;
  }
}
