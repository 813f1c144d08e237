import type { Desk, DeskSessionRequest } from '@louyu/contract/api/desk';
import type { OnDuty } from '@louyu/contract/api/duty';
import type { Role } from '@louyu/contract/api/staff';
import { LouyuError } from '@louyu/contract/errors';
import type { DeviceDirectory } from '../devices/device-directory.ts';
import type { DeviceRecord } from '../devices/device-store.ts';
import type { LiveDevices } from '../devices/live-devices.ts';
import type { Actor, Clock, Digest } from '../ports.ts';
import type { DutyService } from '../staff/duty-service.ts';
import type { Store } from '../store.ts';

/** A desk that asks: which one, as whom it acts, and what its changing requests must repeat. */
export interface ActiveDesk {
  readonly device: DeviceRecord;
  readonly actor: Actor;
  readonly csrfToken: string;
  /** What its cookie holds. */
  readonly token: string;
}

export interface DeskServiceOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly digest: Digest;
  readonly directory: DeviceDirectory;
  readonly devices: Pick<LiveDevices, 'beat'>;
  /** It has used its secret. */
  readonly pairings: { connected(deviceId: string): Promise<void> };
  readonly faults: { heard(deviceId: string): void };
  readonly duty: Pick<DutyService, 'now'>;
}

const tokenPattern = /^([0-9a-z]{1,32})\.([0-9A-Za-z_-]{43})$/;
/** What a desk may do whoever stands at it. */
const deskRoles: readonly Role[] = ['operator'];

/**
 * The guard's desk (值班台): a PC that has paired like a screen and speaks HTTP. It never logs out, and nothing that others do wrong
 * slows it down: there is no throttle before it, since nobody guesses 256 bits. Who acts at it is read from the duty roster;
 * where nobody stands in it, the desk acts in its own name, so that an alert waits for no roster.
 */
export class DeskService {
  readonly #options: DeskServiceOptions;

  constructor(options: DeskServiceOptions) {
    this.#options = options;
  }

  /** @throws LouyuError `desk.not_paired`, `desk.revoked` */
  async open({ deviceId, secret }: DeskSessionRequest): Promise<ActiveDesk> {
    return this.resolve(`${deviceId}.${secret}`, '');
  }

  /**
   * Whose token this is.
   * @param personId who acts, if they are on duty; else who is on duty alone, or the desk itself
   * @throws LouyuError `desk.not_paired`, `desk.revoked`
   */
  async resolve(token: string, personId: string): Promise<ActiveDesk> {
    const device = this.#device(token);
    const { csrfToken } = this.#derived(token);
    return { device, actor: await this.#actor(device, personId), csrfToken, token };
  }

  /** Whether it is still that desk. */
  isOpen(token: string): boolean {
    try {
      this.#device(token);
      return true;
    } catch (error) {
      if (error instanceof LouyuError) return false;
      throw error;
    }
  }

  /** What its page learns, and its sign of life. */
  async view({ device, actor, csrfToken }: ActiveDesk): Promise<Desk> {
    const { store, clock, devices, pairings, faults, duty } = this.#options;
    const site = await store.places.site();
    if (site === undefined) throw new LouyuError('hub.not_ready');
    const now = clock.now();
    devices.beat(device.id, now);
    faults.heard(device.id);
    await pairings.connected(device.id);
    const { people } = await duty.now();
    return {
      deviceId: device.id,
      name: device.name,
      language: device.language,
      site: { name: site.name, hotline: site.hotline, timeZone: site.timeZone },
      csrfToken,
      now,
      onDuty: [...people],
      actor: { id: actor.id, name: actor.name, roles: [...actor.roles] },
    };
  }

  /** Notes in the audit log at which desk somebody is about to change something: the change itself names the person. */
  async noteChange({ device, actor }: ActiveDesk, route: string): Promise<void> {
    await this.#options.store.transaction((areas) =>
      areas.audit.append({
        actorId: actor.id,
        action: 'desk.used',
        subject: `device:${device.id}`,
        detail: { route },
      }),
    );
  }

  #device(token: string): DeviceRecord {
    const { directory } = this.#options;
    const [, deviceId = '', secret = ''] = tokenPattern.exec(token) ?? [];
    const device = directory.get(deviceId);
    const recognised = directory.recognise(deviceId, new TextEncoder().encode(secret));
    if (device?.kind !== 'desk' || recognised === 'bad-credentials') throw new LouyuError('desk.not_paired');
    if (recognised === 'revoked') throw new LouyuError('desk.revoked');
    return device;
  }

  #derived(token: string): { readonly csrfToken: string } {
    return { csrfToken: this.#options.digest(`changes by desk ${token}`) };
  }

  async #actor(device: DeviceRecord, personId: string): Promise<Actor> {
    const { store, duty } = this.#options;
    const { people } = await duty.now();
    const person = actingPerson(people, personId);
    if (person === undefined) return { id: device.id, name: device.name, roles: deskRoles };
    const staff = await store.staff.byId(person.id);
    // Ending an alert is the person's own permission, and for a desk that serves the whole site only where theirs does.
    const mayClear = staff?.roles.includes('clearer') === true && staff.scope.length === 0;
    return { id: person.id, name: person.name, roles: mayClear ? [...deskRoles, 'clearer'] : deskRoles };
  }
}

/** Who was chosen while they are on duty; else whoever is there alone. */
function actingPerson(onDuty: readonly OnDuty[], personId: string): OnDuty | undefined {
  const chosen = onDuty.find(({ id }) => id === personId);
  if (chosen !== undefined) return chosen;
  return onDuty.length === 1 ? onDuty[0] : undefined;
}
