import type { AlarmAlert, Hazard } from '@louyu/contract/alarm';
import { isInForce } from '@louyu/contract/glass/alert-order';
import { metricsOf } from '@louyu/contract/glass/metrics';
import { inLanguage, type Language } from '@louyu/contract/primitives';
import { alertLinkUrl } from '@louyu/contract/screen-link';
import type { AlertTone, AlertView } from '../components/alert-view.ts';
import { translate } from '../i18n/translate.ts';
import type { TextKey } from '../i18n/zh-cn.ts';
import { alertCodePx } from './alert-measures.ts';
import { calendarOf } from './calendar.ts';
import type { AlertScene } from './scene.ts';
import { numberOf } from './wording.ts';

export function toneOf(alert: AlarmAlert): AlertTone {
  if (!isInForce(alert)) return 'over';
  return alert.mode === 'drill' ? 'drill' : 'real';
}

/** What the page of an alert says, from its content and nothing else. */
export function alertView(scene: AlertScene): AlertView {
  const { alert, config, language } = scene;
  const calendar = calendarOf(language, config.timeZone);
  const say = (key: TextKey, values?: Readonly<Record<string, string | number>>) =>
    translate(language, key, values);
  const content = alert.content[language] ?? alert.content['zh-CN'];
  const metrics = metricsOf(config.kind, config.profile);
  const tone = toneOf(alert);
  const at = (instant: string) => calendar.time(Date.parse(instant));
  const { revision, saidAt } = alert;
  const phone = alert.phone === '' ? config.site.hotline : alert.phone;
  const called = { label: say(alert.phone === '' ? 'footer.hotline' : 'alert.call'), value: phone };
  const inFacts =
    metrics.family === 'lobby' || phone === '' ? [] : [{ label: say('alert.phone'), value: phone }];
  // A lift's own line has the hotline.
  const repeats = metrics.family === 'lift' && alert.phone === '';
  const hasCode = tone !== 'over' && config.scannable !== false;
  const sidePx = hasCode ? alertCodePx(metrics, config.profile) : 0;
  return {
    tone,
    side: alert.mode === 'drill' ? say('alert.side') : '',
    label: say(labelOf(alert)),
    hazard: say(`hazard.${alert.hazard}`),
    about: [
      ...(revision > 1 ? [say('notice.revision', { revision, at: at(saidAt) })] : []),
      ...(scene.alerts > 1
        ? [say('alert.position', { position: scene.position, alerts: scene.alerts })]
        : []),
    ],
    instruction: content.instruction,
    change: content.change === undefined ? null : { label: say('alert.change'), value: content.change },
    actions: config.kind === 'elevator' ? liftFirst(content.actions, alert.hazard) : content.actions,
    facts: [
      { label: say('alert.where'), value: content.where },
      {
        label: say('alert.time'),
        value: tone === 'over' ? `${at(alert.raisedAt)}–${at(saidAt)}` : at(alert.raisedAt),
      },
      ...(repeats ? [] : inFacts),
    ],
    phone: metrics.family === 'lobby' && phone !== '' ? called : null,
    issued: `${inLanguage(config.site.office, language)} · ${issuedOf(alert, language, config.timeZone)}`,
    code:
      sidePx === 0
        ? null
        : {
            link: alertLinkUrl(config.publicUrl, {
              alertNumber: alert.number,
              screenCode: config.screenCode,
            }),
            label: say('alert.scanLabel'),
            caption: [say('alert.scan'), say('alert.scanPurpose')],
            sidePx,
          },
  };
}

function labelOf({ mode, state }: AlarmAlert): TextKey {
  switch (state) {
    case 'raised':
    case 'updated':
      return mode === 'drill' ? 'alert.drill' : 'alert.real';
    case 'all-clear':
    case 'false-alarm':
      if (mode === 'drill') return 'alert.drillOver';
      return state === 'all-clear' ? 'alert.allClear' : 'alert.falseAlarm';
  }
}

function issuedOf(alert: AlarmAlert, language: Language, timeZone: string): string {
  const at = calendarOf(language, timeZone).moment(Date.parse(alert.raisedAt));
  return translate(language, 'alert.issued', { at, number: numberOf(alert) });
}

/** When a lift may kill: who stands in front of one reads first what the alert says of it. */
const keepOutOfLifts: readonly Hazard[] = ['fire', 'earthquake'];
const saysLift = /电梯|\blifts?\b|\belevators?\b/i;

function liftFirst(actions: readonly string[], hazard: Hazard): readonly string[] {
  if (!keepOutOfLifts.includes(hazard)) return actions;
  return [
    ...actions.filter((action) => saysLift.test(action)),
    ...actions.filter((action) => !saysLift.test(action)),
  ];
}
