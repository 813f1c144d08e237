import type { DeviceConfig } from '@louyu/contract/devices';
import { pixelsPerMm } from '@louyu/contract/glass/millimetres';
import { inLanguage, type Language } from '@louyu/contract/primitives';
import { parseTopic } from '@louyu/contract/topics';
import { translate } from './i18n/translate.ts';
import type { TextKey } from './i18n/zh-cn.ts';
import type { HubClock } from './link/clock.ts';
import type { AddressResult, LinkStatus } from './link/link-status.ts';
import type { Problem } from './problems.ts';
import type { Diagnosis, DiagnosisFact } from './screens/diagnosis-screen.ts';
import { spotPath } from './screens/screen-config.ts';

export interface DiagnosisSources {
  readonly status: LinkStatus;
  readonly config: DeviceConfig | null;
  readonly clock: Pick<HubClock, 'nowMs' | 'offsetMs' | 'trusted'>;
  readonly build: string;
  readonly problems: readonly Problem[];
}

const bytesPerMb = 1024 * 1024;

const linkWords: Readonly<Record<LinkStatus['state'], TextKey>> = {
  connected: 'diagnosis.linkConnected',
  connecting: 'diagnosis.linkConnecting',
  waiting: 'diagnosis.linkWaiting',
};

/** What somebody in front of the screen, or on the phone with them, needs to find a fault. No secret is among it. */
export async function diagnose(sources: DiagnosisSources): Promise<Diagnosis> {
  const { status, config, clock, build, problems } = sources;
  const language = config?.language ?? 'zh-CN';
  const say = (key: TextKey, values?: Readonly<Record<string, string | number>>) =>
    translate(language, key, values);
  const at = (ms: number) => momentOf(ms, language, config?.timeZone);
  const link: DiagnosisFact[] = [
    {
      label: 'diagnosis.link',
      values: [say(linkWords[status.state])],
      tone: status.state === 'connected' ? 'good' : 'bad',
    },
    {
      label: 'diagnosis.contact',
      values: [status.lastContactMs === null ? say('diagnosis.never') : at(status.lastContactMs)],
    },
    {
      label: 'diagnosis.address',
      values: status.addresses.map(
        ({ url, result, atMs }) =>
          `${url} · ${say(resultWord(result))}${atMs === null ? '' : ` · ${at(atMs)}`}`,
      ),
    },
    {
      label: 'diagnosis.clock',
      values: [
        `${at(clock.nowMs())} · ${
          clock.trusted
            ? say('diagnosis.clockTrusted', { seconds: (Math.abs(clock.offsetMs) / 1000).toFixed(1) })
            : say('diagnosis.clockUntrusted')
        }`,
      ],
      tone: clock.trusted ? 'good' : 'bad',
    },
  ];
  const documents = status.documents.map(({ topic, epoch, version, issuedAt }) => {
    const name = placeName(topic, config, language) ?? say('diagnosis.config');
    return `${name} · ${say('diagnosis.version', { epoch, version })} · ${at(Date.parse(issuedAt))}`;
  });
  const { pendingReceipts: pending, droppedReceipts: dropped } = status;
  const receipts = dropped === 0 ? 'diagnosis.receiptsWaiting' : 'diagnosis.receiptsDropped';
  return {
    language,
    name: config === null ? '' : `${config.name} · ${spotPath(config, language)}`,
    facts: [
      ...link,
      {
        label: 'diagnosis.documents',
        values: documents.length === 0 ? [say('diagnosis.none')] : documents,
      },
      { label: 'diagnosis.receipts', values: [say(receipts, { pending, dropped })] },
      { label: 'diagnosis.storage', values: [await storageWords(say)] },
      { label: 'diagnosis.screen', values: screenWords(config, say) },
      { label: 'diagnosis.engine', values: [`${engineName(navigator.userAgent)} · Louyu ${build}`] },
      {
        label: 'diagnosis.problems',
        values:
          problems.length === 0
            ? [say('diagnosis.noProblems')]
            : problems.map(({ atMs, text }) => `${at(atMs)} ${text}`),
      },
    ],
  };
}

function resultWord(result: AddressResult): TextKey {
  return `diagnosis.${result}`;
}

/** The name of the place that a board is of; undefined for what is no board. */
function placeName(topic: string, config: DeviceConfig | null, language: Language): string | undefined {
  const parsed = parseTopic(topic);
  if (parsed?.name !== 'board') return undefined;
  const place = config?.places.find(({ id }) => id === parsed.ownerId);
  return place === undefined ? undefined : inLanguage(place.name, language);
}

/** Only secure pages are told; others hold the same data all the same. */
async function storageWords(
  say: (key: TextKey, values?: Readonly<Record<string, string>>) => string,
): Promise<string> {
  if (!('storage' in navigator) || !('estimate' in navigator.storage)) return say('diagnosis.storageUnknown');
  try {
    const { usage = 0, quota = 0 } = await navigator.storage.estimate();
    const mb = (bytes: number) => (bytes / bytesPerMb).toFixed(1);
    return say('diagnosis.storageUsed', { used: mb(usage), quota: mb(quota) });
  } catch {
    return say('diagnosis.storageUnknown');
  }
}

function screenWords(
  config: DeviceConfig | null,
  say: (key: TextKey, values?: Readonly<Record<string, string | number>>) => string,
): readonly string[] {
  const { innerWidth, innerHeight, devicePixelRatio } = window;
  const inWindow = `${say('diagnosis.window')} ${innerWidth} × ${innerHeight} · ×${devicePixelRatio}`;
  if (config === null) return [inWindow];
  const { widthPx: width, heightPx: height } = config.profile;
  const perMm = pixelsPerMm(config.profile);
  const mm = { widthMm: Math.round(width / perMm), heightMm: Math.round(height / perMm) };
  return [say('diagnosis.screenSize', { width, height, ...mm }), inWindow];
}

function engineName(userAgent: string): string {
  return /(?:Chrom(?:e|ium)|Firefox|Version)\/[\d.]+/.exec(userAgent)?.[0] ?? userAgent.slice(0, 60);
}

function momentOf(ms: number, language: Language, timeZone: string | undefined): string {
  const options = { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat(language, {
    ...options,
    second: '2-digit',
    hourCycle: 'h23',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(ms);
}
