/**
 * Ends with 0 if the hub of this machine or container answers `GET /healthz`, else with 1. For a container's health check.
 */
import { get as getPlain } from 'node:http';
import { get as getSecure } from 'node:https';

const timeoutMs = 4_000;
const secure = process.env['LOUYU_TLS_CERT'] !== undefined;
const port = process.env['LOUYU_HTTP_PORT'] ?? '8080';

/** @param {number} code */
const end = (code) => process.exit(code);

// The certificate is for the LAN's name of this machine, not for its loopback address.
const options = { host: '127.0.0.1', port, path: '/healthz', timeout: timeoutMs, rejectUnauthorized: false };
(secure ? getSecure : getPlain)(options, (response) => end(response.statusCode === 200 ? 0 : 1))
  .on('timeout', () => end(1))
  .on('error', () => end(1));
