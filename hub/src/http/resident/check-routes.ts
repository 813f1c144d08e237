import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Language } from '@louyu/contract/primitives';
import type { PhoneArrival, PhoneCheck } from '../../core/places/phone-check.ts';
import { clientAddress, isOutside } from '../client-address.ts';
import type { HttpEnv } from '../http-env.ts';
import { frame } from './frame.ts';
import { readerOf } from './reader.ts';
import { residentErrors } from './resident-errors.ts';
import type { ResidentRoutesOptions } from './resident-routes.ts';
import { sign } from './signs.ts';
import { residentPolicy } from './style.ts';

export interface CheckRoutesOptions extends Pick<
  ResidentRoutesOptions,
  'store' | 'random' | 'log' | 'secure'
> {
  readonly phoneCheck: PhoneCheck;
}

const words: Readonly<Record<Language, Readonly<Record<PhoneArrival | 'title', string>>>> = {
  'zh-CN': {
    title: '手机能打开吗',
    reached: '能打开。屏幕上马上会显示二维码，可以关掉这一页了。',
    inside: '打开了，但手机还在小区网络里。请关掉无线网络，用手机流量再扫一次。',
    over: '这个检查码已经用过或过期了。请在工作台或设置里重新开始检查。',
  },
  en: {
    title: 'Can phones open it?',
    reached: 'Yes. The screens will show their codes in a moment; you can close this page.',
    inside:
      'It opened, but this phone is still in the network of the compound. Turn Wi-Fi off and scan again on mobile data.',
    over: 'This check was used or is too old. Start it again on the desk or in the settings.',
  },
};

/** `/check/{code}`: what the set-up check lets a phone on mobile data open. */
export function checkRoutes(options: CheckRoutesOptions): Hono<HttpEnv> {
  const { store, random, secure, phoneCheck } = options;
  const routes = new Hono<HttpEnv>();
  routes.onError(residentErrors(options, () => undefined));
  routes.get('/:code', async (c) => {
    const reader = readerOf(c, random, secure);
    const arrival = await phoneCheck.arrive(c.req.param('code'), isOutside(clientAddress(c)));
    const say = words[reader.language];
    const good = arrival === 'reached';
    c.header('cache-control', 'no-store');
    c.header('content-security-policy', residentPolicy);
    const site = await store.places.site();
    return c.html(
      frame(
        { reader, title: say.title, site, path: `/check/${encodeURIComponent(c.req.param('code'))}` },
        html`<h1>${say.title}</h1>
          <p class="said ${good ? 'good' : 'warn'}" role="status">
            ${sign(good ? 'done' : 'mind')}<span>${say[arrival]}</span>
          </p>`,
        html``,
      ),
    );
  });
  return routes;
}
