import { deskHeader } from '@louyu/contract/api/desk';
import { errorBodySchema } from '@louyu/contract/api/overview';
import { errorTexts } from '@louyu/contract/error-texts';
import type { ErrorCode } from '@louyu/contract/errors';
import * as v from 'valibot';
import { language } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { ApiError, type ApiErrorCode } from './api-error.ts';
import { actingAtDesk, reportConnection, reportSignedOut } from './connection.ts';

interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
  /** How long the answer may take, in milliseconds. */
  readonly timeoutMs?: number;
}

interface UploadOptions {
  readonly file: Blob;
  /** The share of it that has gone out, 0–1. */
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
}

const usualTimeoutMs = 15_000;
/** For a photo over a slow network, and for the hub to make it anew. */
const uploadTimeoutMs = 120_000;
/** For a file that takes the hub a while to make. */
const downloadTimeoutMs = 120_000;
let csrfToken = '';

/** The token that every changing request repeats from now on; it comes with the session. */
export function useCsrfToken(token: string): void {
  csrfToken = token;
}

/**
 * Asks the hub and parses its answer.
 * @throws ApiError with the hub's code, `hub.unreachable` or `hub.unreadable`; an abort by `signal` passes through
 */
export async function request<Output>(
  schema: v.GenericSchema<unknown, Output>,
  path: string,
  options: RequestOptions = {},
): Promise<Output> {
  return parsed(schema, path, await send(path, options));
}

/**
 * Posts a file, telling how much of it has gone out (which `fetch` does not), and parses the answer.
 * @throws ApiError like {@link request}
 */
export async function upload<Output>(
  schema: v.GenericSchema<unknown, Output>,
  path: string,
  options: UploadOptions,
): Promise<Output> {
  const response = await sendFile(path, options);
  reportConnection('up');
  if (!response.ok) throw await errorOf(response);
  return parsed(schema, path, response);
}

function sendFile(path: string, { file, onProgress, signal }: UploadOptions): Promise<Response> {
  return new Promise((resolve, reject) => {
    const exchange = new XMLHttpRequest();
    exchange.open('POST', path);
    exchange.timeout = uploadTimeoutMs;
    exchange.setRequestHeader('accept', 'application/json');
    exchange.setRequestHeader('accept-language', language());
    exchange.setRequestHeader('x-csrf-token', csrfToken);
    exchange.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    exchange.onload = () => resolve(new Response(exchange.responseText, { status: exchange.status }));
    exchange.onabort = () => reject(new DOMException('', 'AbortError'));
    exchange.onerror = exchange.ontimeout = () => {
      reportConnection('down');
      reject(new ApiError('hub.unreachable', t('error.unreachable')));
    };
    signal.addEventListener('abort', () => exchange.abort());
    exchange.send(file);
  });
}

async function parsed<Output>(
  schema: v.GenericSchema<unknown, Output>,
  path: string,
  response: Response,
): Promise<Output> {
  const result = v.safeParse(schema, await readJson(response));
  if (!result.success) {
    throw new ApiError('hub.unreadable', t('error.unreadable'), {
      details: { path: `${path} ${v.getDotPath(result.issues[0]) ?? ''}` },
    });
  }
  return result.output;
}

/** Asks the hub for something whose answer has no content that we need. */
export async function requestNothing(path: string, options: RequestOptions): Promise<void> {
  await send(path, options);
}

/** Asks for a file and lets the browser keep it by that name; a refusal is told like any other. */
export async function download(path: string, fileName: string): Promise<void> {
  const response = await send(path, { timeoutMs: downloadTimeoutMs });
  const url = URL.createObjectURL(await response.blob());
  const link = Object.assign(document.createElement('a'), { href: url, download: fileName });
  link.click();
  URL.revokeObjectURL(url);
}

async function send(
  path: string,
  { method = 'GET', body, signal, timeoutMs = usualTimeoutMs }: RequestOptions,
): Promise<Response> {
  const headers = new Headers({ accept: 'application/json', 'accept-language': language() });
  if (method !== 'GET') headers.set('x-csrf-token', csrfToken);
  const acting = actingAtDesk();
  if (acting !== undefined) headers.set(deskHeader, acting);
  if (body !== undefined) headers.set('content-type', 'application/json');
  const timeout = AbortSignal.timeout(timeoutMs);
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
      credentials: 'same-origin',
      cache: 'no-store',
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    });
  } catch (cause) {
    if (signal?.aborted === true) throw cause;
    reportConnection('down');
    const words = t(method === 'GET' ? 'error.unreachable_reading' : 'error.unreachable');
    throw new ApiError('hub.unreachable', words, { cause });
  }
  reportConnection('up');
  if (!response.ok) throw await errorOf(response);
  return response;
}

async function errorOf(response: Response): Promise<ApiError> {
  const result = v.safeParse(errorBodySchema, await readJson(response));
  if (!result.success) return new ApiError('hub.unreadable', t('error.unreadable'));
  const { code, message, details } = result.output.error;
  if (code === 'auth.required' || code === 'desk.not_paired' || code === 'desk.revoked') reportSignedOut();
  return new ApiError(knownCode(code), message, { details });
}

function knownCode(code: string): ApiErrorCode {
  return isErrorCode(code) ? code : 'hub.internal';
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorTexts, code);
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    // An empty or cut body: the schema that it is checked against says so in words a person can use.
    return undefined;
  }
}
