import { ContextProvider } from '@lit/context';
import type { AlertList } from '@louyu/contract/api/alerts';
import type { OnDuty } from '@louyu/contract/api/duty';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { fetchAlerts, fetchAlertTemplates } from './api/alerts.ts';
import { fetchDuty } from './api/duty.ts';
import { Live } from './api/live.ts';
import { fetchPlaces, fetchSite } from './api/places.ts';
import {
  emergencyContext,
  nothingHappens,
  type EmergencyKit,
  type EmergencyState,
} from './emergency-access.ts';

/** Without it nobody can raise an alert: it is asked for until it is there. */
const retryMs = 3_000;

/** Follows the alerts that concern everybody, on whatever page they are, and keeps at hand what it takes to raise one. */
export class EmergencyWatch implements ReactiveController {
  readonly #provider: ContextProvider<typeof emergencyContext>;
  readonly #alerts: Live<AlertList, 'signed-in' | undefined>;
  readonly #kit: Live<EmergencyKit, 'signed-in' | undefined>;
  #retry: ReturnType<typeof setTimeout> | undefined;

  /** @param onDuty who is on duty now */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    isSignedIn: () => boolean,
    onDuty: (signal: AbortSignal) => Promise<readonly OnDuty[]> = onDutyByRoster,
  ) {
    this.#provider = new ContextProvider(host, { context: emergencyContext, initialValue: nothingHappens });
    const key = () => (isSignedIn() ? ('signed-in' as const) : undefined);
    this.#alerts = new Live(host, {
      key,
      load: (_, signal) => fetchAlerts(signal),
      touchedBy: ({ resource }) => resource === 'alert',
    });
    this.#kit = new Live(host, {
      key,
      load: (_, signal) => fetchKit(signal, onDuty),
      touchedBy: ({ resource }) => ['place', 'site', 'staff', 'template'].includes(resource),
    });
    host.addController(this);
  }

  get state(): EmergencyState {
    return this.#provider.value;
  }

  hostUpdate(): void {
    const current = this.#alerts.value?.current ?? nothingHappens.current;
    const kit = this.#kit.value;
    const { error } = this.#kit;
    const problem = kit === undefined && error !== undefined ? error.message : '';
    const { state } = this;
    if (current !== state.current || kit !== state.kit || problem !== state.problem)
      this.#provider.setValue({ current, kit, problem });
  }

  hostUpdated(): void {
    const isMissing = this.#kit.value === undefined && this.#kit.error !== undefined;
    if (!isMissing || this.#retry !== undefined) return;
    this.#retry = setTimeout(() => {
      this.#retry = undefined;
      void this.#kit.refresh();
    }, retryMs);
  }

  hostDisconnected(): void {
    clearTimeout(this.#retry);
    this.#retry = undefined;
  }
}

async function onDutyByRoster(signal: AbortSignal): Promise<readonly OnDuty[]> {
  return (await fetchDuty(signal)).now.people;
}

async function fetchKit(
  signal: AbortSignal,
  whoIsOnDuty: (signal: AbortSignal) => Promise<readonly OnDuty[]>,
): Promise<EmergencyKit> {
  const [templates, places, site, onDuty] = await Promise.all([
    fetchAlertTemplates(signal),
    fetchPlaces(signal),
    fetchSite(signal),
    whoIsOnDuty(signal),
  ]);
  return { templates, places, site, onDuty };
}
