import type { MiddlewareHandler } from 'hono';
import type { HttpEnv } from './http-env.ts';

type Policy = Readonly<Record<string, string>>;

/** Everything from the hub itself and nothing inline but styles, which Lit and the resident pages set on elements. */
const staffPolicy: Policy = {
  'default-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data: blob:",
  'font-src': "'self' data:",
  'connect-src': "'self' data:",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
};

/** A kiosk tries the hub's addresses in turn, by HTTP and by WebSocket, and the dashboard frames it as a preview. */
const kioskPolicy: Policy = {
  ...staffPolicy,
  'connect-src': "'self' http: https: ws: wss: data: blob:",
  'media-src': "'self' blob: data:",
  'frame-ancestors': "'self'",
};

/** Set before the route runs, so that a page with a policy of its own overrides them. */
export function securityHeaders(): MiddlewareHandler<HttpEnv> {
  const staffCsp = serialised(staffPolicy);
  const kioskCsp = serialised(kioskPolicy);
  return async (c, next) => {
    const isKiosk = c.req.path.startsWith('/kiosk');
    c.header('content-security-policy', isKiosk ? kioskCsp : staffCsp);
    c.header('x-frame-options', isKiosk ? 'SAMEORIGIN' : 'DENY');
    c.header('x-content-type-options', 'nosniff');
    // Not `no-referrer`: browsers then hide the origin of a form too, and a change without one cannot be checked.
    c.header('referrer-policy', 'same-origin');
    c.header('permissions-policy', 'camera=(), microphone=(), geolocation=()');
    await next();
  };
}

function serialised(policy: Policy): string {
  return Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ');
}
