import type { BoardNotice } from '@louyu/contract/board';
import { leastScale, pagesMaxCount } from '@louyu/contract/glass/fit';
import { familyOf } from '@louyu/contract/glass/metrics';
import {
  previewMessageSchema,
  type PreviewMeasured,
  type PreviewMessage,
  type PreviewReady,
} from '@louyu/contract/preview';
import * as v from 'valibot';
import type { Sheet } from './components/sheet.ts';
import { alertScene, AlertPlayer } from './screens/alert-player.ts';
import { alertsOf } from './screens/alerts.ts';
import { asSaidHere } from './screens/here.ts';
import { Player, type PlayerInput } from './screens/player.ts';
import { PreviewPictures } from './screens/preview-pictures.ts';
import { inProgrammeOrder, programmeOf } from './screens/programme.ts';
import { looksSame, type AlertScene } from './screens/scene.ts';
import './screens/stage.ts';

/** How often the loop is looked at; pages stand for seconds. */
const tickMs = 250;

/**
 * Shows what the framing page posts, on the very screens of a display. The frame is sandboxed: no storage, no network but
 * for pictures, and nobody but the framing page is listened to.
 */
export function startPreview(): void {
  const stage = document.createElement('louyu-stage');
  document.body.append(stage);
  const player = new Player(
    new PreviewPictures(() => {
      tell();
    }),
  );
  const alertPlayer = new AlertPlayer();
  let message: PreviewMessage | null = null;
  let known = new Map<string, BoardNotice>();

  /** With the very objects of the message before where they say the same: each is measured once. */
  const withKnown = (next: PreviewMessage): PreviewMessage => {
    const kept = new Map<string, BoardNotice>();
    const keep = (notice: BoardNotice): BoardNotice => {
      const text = JSON.stringify(notice);
      const same = known.get(text) ?? notice;
      kept.set(text, same);
      return same;
    };
    const notices = next.notices.map(keep);
    const beside = (next.beside ?? []).map(keep);
    const boards = next.boards?.map((board) => ({ ...board, notices: board.notices.map(keep) }));
    known = kept;
    return { ...next, notices, beside, ...(boards === undefined ? {} : { boards }) };
  };

  const show = (): void => {
    if (message === null) return;
    const input = inputOf(message);
    const first = input.only?.[0];
    const scene =
      alertOn(message, alertPlayer) ??
      (message.page === undefined || first === undefined
        ? player.play(input, performance.now())
        : player.sceneOf(input, first, message.page - 1, message.config.language));
    if (!looksSame(stage.scene, scene)) stage.scene = scene;
  };

  const tell = (): void => {
    if (message === null) return;
    show();
    post(measured(player, message));
  };

  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.source !== window.parent) return;
    const parsed = v.safeParse(previewMessageSchema, event.data);
    if (!parsed.success) return;
    message = withKnown(parsed.output);
    tell();
  });
  setInterval(show, tickMs);
  post({ type: 'louyu.preview.ready' });
}

/** What is shown has the turns; what stands beside it is listed among it, in the order of a programme. */
function inputOf({ config, notices, beside = [], boards, at, staleSince }: PreviewMessage): PlayerInput {
  const nowMs = momentOf(at, Date.now());
  const staleSinceMs = momentOf(staleSince, null);
  if (boards !== undefined) {
    const clockTrusted = nowMs !== null;
    const programme = programmeOf({ config, boards, nowMs: nowMs ?? 0, clockTrusted });
    return { config, programme, nowMs, staleSinceMs };
  }
  // What the lift will say of itself while it is out, though it is not yet.
  const said = notices.map((notice) => asSaidHere(config, notice, Number.POSITIVE_INFINITY));
  return {
    config,
    programme: beside.length === 0 ? said : inProgrammeOrder([...said, ...beside]),
    only: said,
    nowMs,
    staleSinceMs,
  };
}

/** The alert that has the glass; null where none does. */
function alertOn({ config, alerts = [], at, page }: PreviewMessage, player: AlertPlayer): AlertScene | null {
  const nowMs = momentOf(at, Date.now());
  const [place] = config.places;
  if (place === undefined) return null;
  const standing = alertsOf({
    config,
    alarms: [{ placeId: place.id, alerts: [...alerts] }],
    nowMs: nowMs ?? 0,
    clockTrusted: nowMs !== null,
  });
  const input = { config, alerts: standing, nowMs };
  const [gravest] = standing;
  if (page !== undefined && gravest !== undefined) return alertScene(input, gravest, page - 1);
  return player.play(input, performance.now());
}

function momentOf<Otherwise>(
  instant: string | null | undefined,
  otherwise: Otherwise,
): number | null | Otherwise {
  if (instant === undefined) return otherwise;
  return instant === null ? null : Date.parse(instant);
}

function measured(player: Player, message: PreviewMessage): PreviewMeasured {
  const input = inputOf(message);
  const { config, languages = [config.language] } = message;
  const notices = languages.flatMap((language) =>
    (input.only ?? []).map((notice) => {
      const seconds = player.pageSecondsOf(input, notice, language);
      return {
        noticeId: notice.id,
        language,
        pages: seconds.length,
        seconds: seconds.reduce((a, b) => a + b, 0),
        overfull: overfullPage(config, player.sheetsOf(input, notice, language)),
      };
    }),
  );
  const loop = { seconds: player.loopSecondsOf(input), notices: input.programme.length };
  const { sequence } = message;
  return {
    type: 'louyu.preview.measured',
    ...(sequence === undefined ? {} : { sequence }),
    notices,
    loop,
  };
}

/** The first page that goes beyond the rule of its glass, from 1; null where all of them keep it. */
function overfullPage({ kind }: PreviewMessage['config'], sheets: readonly Sheet[]): number | null {
  const tooSmall = sheets.findIndex(({ scale }) => scale < leastScale[familyOf(kind)]);
  if (tooSmall >= 0) return tooSmall + 1;
  return sheets.length > pagesMaxCount ? pagesMaxCount + 1 : null;
}

function post(message: PreviewReady | PreviewMeasured): void {
  // The framing page's origin cannot be known from a sandbox; what is posted is no secret.
  window.parent.postMessage(message, '*');
}
