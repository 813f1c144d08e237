import { ContextConsumer, createContext } from '@lit/context';
import type { Role, Session } from '@louyu/contract/api/staff';
import type { ReactiveControllerHost } from 'lit';
import type { Clock } from './i18n/moment-words.ts';

/** Who is logged in, and how far the hub's clock is from this browser's. */
export interface SessionState {
  readonly session: Session;
  readonly clockOffsetMs: number;
}

export const sessionContext = createContext<SessionState | undefined>(Symbol('session'));

const fallbackZone = 'Asia/Shanghai';

/** What a page knows of the person at it: who, what they may do, and what time it is at the site. */
export class SessionAccess {
  readonly #consumer: ContextConsumer<typeof sessionContext, ReactiveControllerHost & HTMLElement>;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#consumer = new ContextConsumer(host, { context: sessionContext, subscribe: true });
  }

  get session(): Session | undefined {
    return this.#consumer.value?.session;
  }

  /** The site's zone, and now by the hub's clock. */
  get clock(): Clock {
    const state = this.#consumer.value;
    return {
      timeZone: state?.session.site.timeZone ?? fallbackZone,
      nowMs: Date.now() + (state?.clockOffsetMs ?? 0),
    };
  }

  /** Whether this person holds one of these roles; the hub decides, this only spares people dead buttons. */
  has(...roles: readonly Role[]): boolean {
    return roles.some((role) => this.session?.staff.roles.includes(role) === true);
  }
}

/** Sent by a page after a login, a logout or a change of the site: the app fetches the session anew. */
export class SessionChangedEvent extends Event {
  /** Where to go then; null stays. */
  readonly next: string | null;

  constructor(next: string | null) {
    super('ly-session-changed', { bubbles: true, composed: true });
    this.next = next;
  }
}
