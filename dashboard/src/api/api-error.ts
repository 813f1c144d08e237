import type { ErrorCode, ErrorDetails } from '@louyu/contract/errors';

/** The codes of the hub, and two that only a browser knows: it did not answer, or its answer makes no sense. */
export type ApiErrorCode = ErrorCode | 'hub.unreachable' | 'hub.unreadable';

/** A request that failed. `message` is in the person's language and says what to do next. */
export class ApiError extends Error {
  readonly code: ApiErrorCode;
  readonly details: ErrorDetails;

  constructor(
    code: ApiErrorCode,
    message: string,
    options: { details?: ErrorDetails; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'ApiError';
    this.code = code;
    this.details = options.details ?? {};
  }
}
