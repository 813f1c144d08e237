import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import { rollCallAnswerSchema, type RollCallAnswer } from '@louyu/contract/api/alerts';
import { LouyuError } from '@louyu/contract/errors';
import { idSchema } from '@louyu/contract/primitives';
import type { Log } from '../../core/log.ts';
import type { Clock, Random } from '../../core/ports.ts';
import { doorChoices } from '../../core/roll-call/door-choices.ts';
import type { RollCallService } from '../../core/roll-call/roll-call-service.ts';
import type { ScreenAlerts } from '../../core/roll-call/screen-alerts.ts';
import type { Store } from '../../core/store.ts';
import { clientAddress } from '../client-address.ts';
import { toLouyuError } from '../errors.ts';
import type { HttpEnv } from '../http-env.ts';
import { canonicalCode } from './canonical-code.ts';
import { doorPage } from './roll-call-door-page.ts';
import { alertHref } from './hrefs.ts';
import {
  carriedByForm,
  formFields,
  isLarge,
  languageOf,
  phoneOfForm,
  phoneOrThrow,
  readerOf,
} from './reader.ts';
import { rollCallErrorPage } from './roll-call-error-page.ts';
import { rollCallPage, type Asker } from './roll-call-page.ts';
import { rollCallPolicy } from './roll-call-style.ts';

export interface RollCallRoutesOptions {
  readonly alerts: ScreenAlerts;
  readonly rollCall: RollCallService;
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Whether phones come by TLS: the cookie is then never sent in the clear. */
  readonly secure: boolean;
}

const statuses = [400, 404, 409, 429, 503, 507] as const;

/** What a form of these pages says. */
interface Form {
  readonly answer: RollCallAnswer | undefined;
  /** Null: not this door. */
  readonly householdId: string | null | undefined;
}

/** `/a/{code}`: what a phone opens after scanning an alert: 报平安. Works without scripts, and without cookies. */
export function rollCallPageRoutes(options: RollCallRoutesOptions): Hono<HttpEnv> {
  const { alerts, rollCall, store, clock, random, log, secure } = options;
  const routes = new Hono<HttpEnv>();

  routes.use(async (c, next) => {
    c.header('cache-control', 'no-store');
    c.header('content-security-policy', rollCallPolicy);
    await next();
  });

  routes.onError(async (error, c) => {
    const known = toLouyuError(error, c, log);
    const sent = c.req.method === 'POST' ? await formFields(c).catch(() => undefined) : undefined;
    const phoneId = sent === undefined ? undefined : phoneOfForm(c, sent);
    const site = await store.places.site().catch(() => undefined);
    const retryAfterSeconds = known.details['retryAfterSeconds'];
    if (typeof retryAfterSeconds === 'number') c.header('retry-after', String(retryAfterSeconds));
    c.header('content-security-policy', rollCallPolicy);
    c.header('cache-control', 'no-store');
    c.status(statuses.find((status) => status === known.status) ?? 500);
    return c.html(
      rollCallErrorPage({
        asker: formAsker(c, phoneId ?? '', canonicalCode(c.req.param('code') ?? '')),
        site,
        error: known,
        form: sent === undefined || phoneId === undefined ? undefined : formOf(sent),
      }),
    );
  });

  /** Of a phone that has sent a form: what its addresses carry on, it has told there. */
  function formAsker(c: Context<HttpEnv>, phoneId: string, code: string): Asker {
    const carried = phoneId === '' ? {} : carriedByForm(c, phoneId);
    const known = Object.entries(carried).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    );
    return {
      code,
      reader: { language: languageOf(c), large: isLarge(c), phoneId, carried: Object.fromEntries(known) },
    };
  }

  async function show(c: Context<HttpEnv>, asker: Asker, status: 200 | 410): Promise<Response> {
    const scanned = await alerts.find(asker.code);
    const [site, tree, mine] = await Promise.all([
      store.places.site(),
      store.places.tree(),
      rollCall.ofPhone(scanned.alert.id, asker.reader.phoneId),
    ]);
    if (site === undefined) throw new LouyuError('hub.not_ready');
    const page = rollCallPage({
      asker: { ...asker, code: scanned.code },
      now: clock.now(),
      site,
      tree,
      scanned,
      mine,
      called: c.req.query('called') === '1',
      mayCall: rollCall.mayCall(scanned),
    });
    return c.html(page, status);
  }

  routes.get('/:code', (c) =>
    show(c, { code: c.req.param('code'), reader: readerOf(c, random, secure) }, 200),
  );

  routes.get('/:code/door', async (c) => {
    const reader = readerOf(c, random, secure);
    const scanned = await alerts.find(c.req.param('code'));
    // Once it is over no door is asked for.
    if (!scanned.isOn) return c.redirect(alertHref(scanned.code, '', reader.carried), 303);
    const place = c.req.query('place');
    const [site, tree, choices] = await Promise.all([
      store.places.site(),
      store.places.tree(),
      doorChoices(scanned, v.is(idSchema, place) ? place : undefined, store),
    ]);
    if (site === undefined) throw new LouyuError('hub.not_ready');
    const where = tree.where(scanned.device?.spotIds[0] ?? scanned.alert.whereId);
    return c.html(doorPage({ asker: { code: scanned.code, reader }, site, where, choices }));
  });

  routes.post('/:code/answer', async (c) => {
    const form = await formFields(c);
    const phoneId = phoneOrThrow(c, form);
    const { answer, householdId } = formOf(form);
    const asker = formAsker(c, phoneId, c.req.param('code'));
    try {
      const taken = await rollCall.answer({
        code: asker.code,
        phoneId,
        address: clientAddress(c),
        ...(answer === undefined ? {} : { answer }),
        ...(householdId === undefined ? {} : { householdId }),
      });
      const called = taken.answer === 'need-help' ? '1' : undefined;
      return c.redirect(`${alertHref(taken.code, '', { ...asker.reader.carried, called })}#said`, 303);
    } catch (error) {
      if (error instanceof LouyuError && error.code === 'alert.over') return show(c, asker, 410);
      throw error;
    }
  });

  return routes;
}

function formOf(form: URLSearchParams): Form {
  const answer = form.get('answer');
  const door = form.get('door');
  return {
    answer: v.is(rollCallAnswerSchema, answer) ? answer : undefined,
    householdId: door === '' ? null : v.is(idSchema, door) ? door : undefined,
  };
}
