import * as v from 'valibot';

/**
 * The one table of error codes. `status` is the HTTP status; whose fault it is follows from it: 4xx the caller's,
 * 5xx the hub's. What people read, with what to do next, is in error-texts.ts.
 */
export const errorTable = {
  'request.invalid': { status: 400 },
  'request.not_json': { status: 400 },
  'request.too_large': { status: 413 },
  'request.too_fast': { status: 429 },
  'request.not_found': { status: 404 },
  'request.csrf': { status: 403 },
  'hub.internal': { status: 500 },
  'hub.not_ready': { status: 503 },
  'hub.busy': { status: 503 },
  'hub.clock_behind': { status: 503 },
  'hub.clock_ahead': { status: 503 },

  'setup.already_done': { status: 409 },
  'setup.wrong_code': { status: 403 },
  'auth.required': { status: 401 },
  'auth.wrong_password': { status: 401 },
  'auth.too_many_attempts': { status: 429 },
  'auth.forbidden': { status: 403 },
  'auth.out_of_scope': { status: 403 },
  'auth.token_invalid': { status: 401 },
  'auth.token_forbidden': { status: 403 },

  'staff.login_taken': { status: 409 },
  'staff.not_found': { status: 404 },
  'staff.last_admin': { status: 409 },
  'duty.changed': { status: 409 },
  'token.not_found': { status: 404 },
  'token.too_many': { status: 409 },

  'site.no_reviewer': { status: 409 },
  'place.not_found': { status: 404 },
  'place.in_use': { status: 409 },
  'place.on_notices': { status: 409 },
  'place.wrong_parent': { status: 400 },

  'device.not_found': { status: 404 },
  'device.revoked': { status: 409 },
  'device.wrong_kind': { status: 409 },
  'pairing.unknown_code': { status: 404 },
  'pairing.pending': { status: 400 },
  'pairing.slow_down': { status: 400 },
  'pairing.expired': { status: 400 },
  'pairing.used': { status: 409 },

  'template.not_found': { status: 404 },
  'template.disabled': { status: 409 },
  'template.changed': { status: 409 },
  'template.not_delivered': { status: 409 },
  'template.too_many': { status: 409 },
  'template.words_missing': { status: 400 },
  'template.variable_unknown': { status: 400 },
  'template.variable_wrong_kind': { status: 400 },
  'template.text_in_line': { status: 400 },
  'template.field_unused': { status: 400 },
  'template.too_long': { status: 400 },
  'template.key_twice': { status: 400 },
  'template.label_twice': { status: 400 },
  'template.choices_few': { status: 400 },
  'template.not_a_moment': { status: 400 },
  'template.nothing_required': { status: 400 },
  'notice.not_found': { status: 404 },
  'notice.wrong_state': { status: 409 },
  'notice.stale_revision': { status: 409 },
  'notice.draft_changed': { status: 409 },
  'notice.author_is_approver': { status: 403 },
  'notice.author_is_reviewer': { status: 403 },
  'notice.reviewer_is_approver': { status: 403 },
  'notice.not_reviewed': { status: 409 },
  'notice.checklist_open': { status: 409 },
  'notice.take_back_over': { status: 409 },
  'notice.schedule_empty': { status: 400 },
  'notice.move_by_edit': { status: 409 },
  'notice.schedule_too_long': { status: 400 },
  'notice.field_missing': { status: 400 },
  'notice.field_too_long': { status: 400 },
  'notice.field_wrong': { status: 400 },
  'notice.variable_left': { status: 400 },
  'notice.audience_empty': { status: 400 },
  'notice.window_wrong': { status: 400 },
  'notice.too_long_for_glass': { status: 400 },
  'notice.board_full': { status: 409 },
  'notice.numbers_used_up': { status: 409 },
  'notice.image_missing': { status: 400 },
  'lint.variable_open': { status: 400 },
  'notice.images_full': { status: 409 },
  'notice.progress_full': { status: 400 },
  'notice.update_too_long': { status: 400 },
  'notice.not_later': { status: 400 },
  'notice.supersedes_wrong': { status: 409 },
  'lint.phone_number': { status: 400 },
  'lint.id_number': { status: 400 },
  'lint.bank_card': { status: 400 },
  'lint.name_with_door': { status: 400 },
  'lint.debtor': { status: 400 },
  'lint.end_before_start': { status: 400 },
  'lint.near_duplicate': { status: 400 },
  'lint.conflict': { status: 400 },
  'lint.replaces_less': { status: 400 },
  'lint.weekday_wrong': { status: 400 },
  'lint.repeat_weekday_wrong': { status: 400 },
  'lint.short_notice': { status: 400 },
  'lint.too_many_a_day': { status: 400 },
  'lint.sentence_too_long': { status: 400 },
  'lint.jargon': { status: 400 },
  'lint.sensitive_word': { status: 400 },

  'robot.not_found': { status: 404 },
  'robot.address_refused': { status: 400 },
  'robot.secret_wrong': { status: 400 },
  'robots.too_many': { status: 409 },
  'staff.alert_not_found': { status: 404 },

  'alert.not_found': { status: 404 },
  'alert.over': { status: 409 },
  'alert.wrong_state': { status: 409 },
  'alert.stale_revision': { status: 409 },
  'alert.place_missing': { status: 400 },
  'alert.field_missing': { status: 400 },
  'alert.words_missing': { status: 400 },
  'alert.too_long_for_glass': { status: 400 },
  'alert.too_many': { status: 409 },
  'alert.drill_under_way': { status: 409 },
  'alert.raiser_is_second': { status: 403 },
  'alert.hold_too_short': { status: 400 },
  'alert.numbers_used_up': { status: 409 },
  'receipt.unknown_alert': { status: 400 },

  'image.too_large': { status: 413 },
  'image.too_many_pixels': { status: 413 },
  'image.unreadable': { status: 400 },
  'image.took_too_long': { status: 400 },
  'image.store_full': { status: 507 },

  'share.not_out': { status: 409 },
  'share.channel_not_found': { status: 404 },
  'share.channel_taken': { status: 409 },
  'share.channels_full': { status: 409 },

  'household.not_found': { status: 404 },
  'household.door_wrong': { status: 400 },
  'household.door_taken': { status: 409 },
  'household.phone_wrong': { status: 400 },
  'register.file_too_large': { status: 413 },
  'register.file_too_big_inside': { status: 413 },
  'register.file_unreadable': { status: 400 },
  'register.file_has_formulas': { status: 400 },
  'register.file_has_program': { status: 400 },
  'register.wrong_kind': { status: 400 },
  'register.took_too_long': { status: 400 },
  'register.empty_file': { status: 400 },
  'register.too_many': { status: 413 },
  'register.too_many_tags': { status: 409 },
  'register.changed': { status: 409 },
  'register.undo_over': { status: 409 },
  'register.unreadable': { status: 500 },
  'register.key_missing': { status: 500 },
  'audience.not_found': { status: 404 },
  'audience.too_many': { status: 409 },

  'link.unknown': { status: 404 },
  'link.not_on_screen': { status: 404 },
  'acknowledgment.over': { status: 410 },

  'wire.not_json': { status: 400 },
  'wire.invalid': { status: 400 },
  'wire.not_signed': { status: 400 },
  'wire.signature_invalid': { status: 400 },
  'wire.wrong_topic': { status: 400 },
  'wire.document_too_large': { status: 413 },
  'receipt.invalid': { status: 400 },
  'receipt.unknown_notice': { status: 400 },
  'receipt.from_future': { status: 400 },
  'receipt.too_old': { status: 400 },

  'config.invalid': { status: 500 },
  'config.not_a_number': { status: 500 },
  'config.not_an_origin': { status: 500 },
  'config.not_a_zone': { status: 500 },
  'config.not_a_choice': { status: 500 },
  'config.file_unreadable': { status: 500 },
  'config.half_a_pair': { status: 500 },
  'config.tls_unusable': { status: 500 },
  'config.port_in_use': { status: 500 },
  'store.newer_than_code': { status: 500 },
  'store.damaged': { status: 500 },
  'store.in_use': { status: 500 },
  'store.disk_full': { status: 507 },
  'backup.file_exists': { status: 500 },
  'backup.not_found': { status: 500 },
  'backup.unusable': { status: 500 },
  'audit.chain_broken': { status: 500 },
} as const satisfies Record<string, { readonly status: number }>;

export type ErrorCode = keyof typeof errorTable;

export const errorCodeSchema = v.picklist(Object.keys(errorTable) as [ErrorCode, ...ErrorCode[]]);

/** Plain values that help a person or a program: a field's name, a limit, seconds to wait. Never personal data. */
export type ErrorDetails = Readonly<Record<string, string | number | boolean>>;

/** The only error that Louyu throws on purpose. */
export class LouyuError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, options: { details?: ErrorDetails; cause?: unknown } = {}) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'LouyuError';
    this.code = code;
    this.details = options.details ?? {};
  }

  get status(): number {
    return errorTable[this.code].status;
  }
}
