import { ContextConsumer, createContext } from '@lit/context';
import type { Alert, AlertTemplateView } from '@louyu/contract/api/alerts';
import type { OnDuty } from '@louyu/contract/api/duty';
import type { Place, Site } from '@louyu/contract/api/places';
import type { ReactiveControllerHost } from 'lit';

/** All that is needed to raise an alert, held ready from the login on: when it is needed, there is no time to fetch it. */
export interface EmergencyKit {
  readonly templates: readonly AlertTemplateView[];
  readonly places: readonly Place[];
  readonly site: Site;
  readonly onDuty: readonly OnDuty[];
}

export interface EmergencyState {
  /** Those that wait for a second person or are in force, most urgent first. */
  readonly current: readonly Alert[];
  /** Undefined until it has been loaded once. */
  readonly kit: EmergencyKit | undefined;
  /** Why it could not be loaded so far; empty where it was, or is on its way. */
  readonly problem: string;
}

export const emergencyContext = createContext<EmergencyState>(Symbol('emergency'));
export const nothingHappens: EmergencyState = { current: [], kit: undefined, problem: '' };

/** What a page knows of emergencies. */
export class EmergencyAccess {
  readonly #consumer: ContextConsumer<typeof emergencyContext, ReactiveControllerHost & HTMLElement>;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#consumer = new ContextConsumer(host, { context: emergencyContext, subscribe: true });
  }

  get current(): readonly Alert[] {
    return this.#consumer.value?.current ?? [];
  }

  get kit(): EmergencyKit | undefined {
    return this.#consumer.value?.kit;
  }

  get problem(): string {
    return this.#consumer.value?.problem ?? '';
  }
}
