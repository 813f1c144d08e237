import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type Context } from 'hono';
import { html } from 'hono/html';
import type { HttpEnv } from './http-env.ts';

/** Where the built front ends lie. */
export interface FrontEndDirectories {
  readonly kiosk: string;
  readonly dashboard: string;
}

const forEver = 'public, max-age=31536000, immutable';

/**
 * `/kiosk/`: page and files are kept by the browser for good, so that one that restarts without a hub still comes up
 * (DESIGN.md §4); a new build reaches it by the `kioskBuild` of its config. `/kiosk` and `/k` are short for it.
 */
export function kioskRoutes(directory: string): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>();
  for (const short of ['/k', '/K', '/kiosk']) {
    routes.get(short, (c) => {
      c.header('cache-control', forEver);
      return c.redirect(`/kiosk/${new URL(c.req.url).search}`, 301);
    });
  }
  routes.use('/kiosk/*', async (c, next) => {
    // The preview runs sandboxed, without an origin: its module scripts and fonts come from another one's point of view.
    c.header('access-control-allow-origin', '*');
    c.header('cache-control', forEver);
    await next();
    if (!c.res.ok) c.header('cache-control', 'no-store');
  });
  if (existsSync(directory)) {
    const strip = (path: string) => path.slice('/kiosk'.length);
    routes.get('/kiosk/*', serveStatic({ root: directory, rewriteRequestPath: strip, precompressed: true }));
  } else {
    routes.get('/kiosk/', (c) => notBuilt(c));
  }
  return routes;
}

/** `/`: the dashboard. An address of a page in it, typed or reloaded, is answered with the page that knows it. */
export function dashboardRoutes(directory: string): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>();
  routes.get('/assets/*', async (c, next) => {
    c.header('cache-control', forEver);
    await next();
    if (!c.res.ok) c.header('cache-control', 'no-store');
  });
  if (existsSync(directory)) {
    const path = join(directory, 'index.html');
    routes.get('*', serveStatic({ root: directory, precompressed: true, index: 'none' }));
    const page = serveStatic({ path, precompressed: true });
    routes.get('*', async (c, next) => {
      if (!isNavigation(c)) return next();
      c.header('cache-control', 'no-cache');
      return page(c, next);
    });
  } else {
    routes.get('*', async (c, next) => (isNavigation(c) ? notBuilt(c) : next()));
  }
  return routes;
}

/** A person who opens an address, and not a script that asks for a file or for data. */
function isNavigation(c: Context<HttpEnv>): boolean {
  const { path } = c.req;
  const last = path.slice(path.lastIndexOf('/') + 1);
  const forPeople = !/^\/(api|assets|kiosk|mqtt)(\/|$)/i.test(path) && !last.includes('.');
  return forPeople && (c.req.header('accept') ?? '').includes('text/html');
}

function notBuilt(c: Context<HttpEnv>): Response | Promise<Response> {
  c.header('cache-control', 'no-store');
  return c.html(
    html`<!doctype html>
      <meta charset="utf-8" />
      <title>楼语</title>
      <h1>界面还没有构建</h1>
      <p>请在楼语的文件夹里运行 <code>npm start</code>(会自动构建),或先运行 <code>npm run build</code>。</p>
      <h2 lang="en">The pages are not built yet</h2>
      <p lang="en">
        Run <code>npm start</code> in Louyu's folder, which builds them, or <code>npm run build</code> first.
      </p>`,
    503,
  );
}
