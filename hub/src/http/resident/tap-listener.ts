import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AcknowledgmentService } from '../../core/acknowledgments/acknowledgment-service.ts';
import type { AddressOf } from '../http-env.ts';
import type { Metrics } from '../metrics.ts';
import { pageHref } from './hrefs.ts';

/** Takes a request, or leaves it to the app by answering false at once or calling `otherwise` later. */
export type DirectListener = (
  request: IncomingMessage,
  response: ServerResponse,
  otherwise: () => void,
) => boolean;

const tapPath = /^\/q\/([0-9A-Z-]{16,19})\/known$/i;
const phoneCookie = /(?:^|;\s*)louyu_phone=([0-9A-Za-z_-]{22})(?:;|$)/;

export interface TapListenerOptions {
  readonly acknowledgments: Pick<AcknowledgmentService, 'acknowledge'>;
  readonly metrics: Pick<Metrics, 'observeRequest'>;
  /** Where requests come from, behind proxies too; their sockets where absent. */
  readonly addressOf?: AddressOf;
}

/**
 * The tap on 我已知晓 of a phone that keeps its cookie, the one request that a whole compound makes within a minute: answered
 * without the app's layers. Everything else about it, and every failure, is the resident routes': a tap may be repeated.
 */
export function tapListener({ acknowledgments, metrics, addressOf }: TapListenerOptions): DirectListener {
  return (request, response, otherwise) => {
    if (request.method !== 'POST') return false;
    const code = tapPath.exec(request.url ?? '')?.[1];
    const phoneId = phoneCookie.exec(request.headers.cookie ?? '')?.[1];
    if (code === undefined || phoneId === undefined) return false;
    const startedAt = performance.now();
    acknowledgments
      .acknowledge(code, phoneId, addressOf?.(request) ?? request.socket.remoteAddress ?? '')
      .then(({ first, code: canonical }) => {
        const location = `${pageHref(canonical, { said: first ? '1' : undefined })}#known`;
        response.writeHead(303, { location, 'cache-control': 'no-store', 'content-length': 0 }).end();
        const seconds = (performance.now() - startedAt) / 1000;
        metrics.observeRequest({ method: 'POST', route: '/q/:code/known', status: 303, seconds });
      }, otherwise);
    return true;
  };
}
