import { readFileSync } from 'node:fs';
import { isIP, isIPv6 } from 'node:net';
import { networkInterfaces } from 'node:os';
import { createSecureContext } from 'node:tls';
import { LouyuError, type ErrorCode, type ErrorDetails } from '@louyu/contract/errors';
import { limitTable, limitVariable, type LimitName, type Limits } from './limits.ts';

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export interface Config {
  readonly dataDirectory: string;
  readonly httpPort: number;
  /** The address that HTTP and MQTT listen on; all where undefined. */
  readonly host: string | undefined;
  readonly mqttPort: number;
  /** The address that residents' phones and other machines reach; an origin without a trailing slash. */
  readonly publicUrl: string;
  /** Where devices look for the hub, in this order; origins, the public one first. */
  readonly hubUrls: readonly string[];
  /** Proxies whose word about where a request came from is taken: addresses and networks. */
  readonly trustedProxies: readonly string[];
  readonly timeZone: string;
  /** PEM texts; undefined for plain HTTP and MQTT. */
  readonly tls: { readonly cert: string; readonly key: string } | undefined;
  readonly logLevel: LogLevel;
  readonly limits: Limits;
  /** Variables that begin like ours and mean nothing: most likely misspelt. */
  readonly unknownVariables: readonly string[];
}

export type Environment = Readonly<Record<string, string | undefined>>;

interface Setting {
  readonly name: string;
  readonly fallback: string;
  readonly what: string;
}

/** The settings beside the limits, as the README's table shows them. */
export const settings = [
  { name: 'LOUYU_DATA_DIR', fallback: 'data', what: 'Directory of the database' },
  { name: 'LOUYU_HTTP_PORT', fallback: '8080', what: 'Port of pages, API and MQTT over WebSocket' },
  { name: 'LOUYU_MQTT_PORT', fallback: '1883', what: 'Port of MQTT' },
  { name: 'LOUYU_HTTP_HOST', fallback: 'all addresses', what: 'Address that both ports listen on' },
  {
    name: 'LOUYU_PUBLIC_URL',
    fallback: "this machine's LAN address",
    what: 'What the QR codes carry: `http://host:port`, without a path',
  },
  {
    name: 'LOUYU_HUB_URLS',
    fallback: 'none',
    what: 'Further addresses at which screens find the hub, with commas between; name a new one before the hub moves there',
  },
  {
    name: 'LOUYU_TRUSTED_PROXIES',
    fallback: 'none',
    what: 'Addresses or networks (`10.0.0.0/8`) of reverse proxies and tunnels, with commas between: their `x-forwarded-for` says where requests come from',
  },
  {
    name: 'LOUYU_TIME_ZONE',
    fallback: 'Asia/Shanghai',
    what: 'IANA time zone of the compound, taken at the first run',
  },
  { name: 'LOUYU_TLS_CERT', fallback: 'none', what: 'PEM file for HTTPS and MQTT over TLS (`npm run cert`)' },
  { name: 'LOUYU_TLS_KEY', fallback: 'none', what: 'PEM file of its key' },
  { name: 'LOUYU_LOG_LEVEL', fallback: 'info', what: logLevels.join(', ') },
] as const satisfies readonly Setting[];

const portMax = 65_535;
/** What a device's configuration holds (contract). */
const hubUrlsMax = 8;

/**
 * The configuration that an environment asks for.
 * @throws LouyuError `config.invalid`; {@link configFaults} lists every wrong value, each with what to do
 */
export function readConfig(environment: Environment): Config {
  const reader = new Reader(environment);
  const httpPort = reader.wholeNumber('LOUYU_HTTP_PORT', { default: 8080, min: 0, max: portMax });
  const tls = reader.tls('LOUYU_TLS_CERT', 'LOUYU_TLS_KEY');
  const publicUrl =
    reader.origin('LOUYU_PUBLIC_URL') ?? lanUrl(tls === undefined ? 'http' : 'https', httpPort);
  const config: Config = {
    dataDirectory: reader.text('LOUYU_DATA_DIR') ?? 'data',
    httpPort,
    host: reader.text('LOUYU_HTTP_HOST'),
    mqttPort: reader.wholeNumber('LOUYU_MQTT_PORT', { default: 1883, min: 0, max: portMax }),
    publicUrl,
    hubUrls: [...new Set([publicUrl, ...reader.origins('LOUYU_HUB_URLS')])].slice(0, hubUrlsMax),
    trustedProxies: reader.networks('LOUYU_TRUSTED_PROXIES'),
    timeZone: reader.timeZone('LOUYU_TIME_ZONE') ?? 'Asia/Shanghai',
    tls,
    logLevel: reader.choice('LOUYU_LOG_LEVEL', logLevels) ?? 'info',
    limits: Object.freeze(reader.limits()),
    unknownVariables: unknownVariables(environment),
  };
  reader.throwFaults();
  return Object.freeze(config);
}

/** The wrong values behind a `config.invalid`, each an error of its own. */
export function configFaults(error: LouyuError): readonly LouyuError[] {
  const faults: readonly unknown[] = error.cause instanceof AggregateError ? error.cause.errors : [];
  return faults.filter((fault) => fault instanceof LouyuError);
}

class Reader {
  readonly #environment: Environment;
  readonly #faults: LouyuError[] = [];

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  /** What is set, trimmed; an empty value is none. */
  text(name: string): string | undefined {
    const value = this.#environment[name]?.trim();
    return value === '' ? undefined : value;
  }

  wholeNumber(name: string, bounds: { default: number; min: number; max: number }): number {
    const text = this.text(name);
    if (text === undefined) return bounds.default;
    const value = Number(text);
    if (/^\d{1,15}$/.test(text) && value >= bounds.min && value <= bounds.max) return value;
    this.#fault('config.not_a_number', { name, value: text, min: bounds.min, max: bounds.max });
    return bounds.default;
  }

  limits(): Record<LimitName, number> {
    const names = Object.keys(limitTable) as LimitName[];
    const entries = names.map((name) => [name, this.wholeNumber(limitVariable(name), limitTable[name])]);
    return Object.fromEntries(entries) as Record<LimitName, number>;
  }

  origin(name: string): string | undefined {
    const text = this.text(name);
    return text === undefined ? undefined : this.#origin(name, text);
  }

  origins(name: string): string[] {
    const texts = (this.text(name) ?? '').split(',').map((text) => text.trim());
    return texts.filter((text) => text !== '').flatMap((text) => this.#origin(name, text) ?? []);
  }

  /** Addresses and networks: `127.0.0.1`, `10.0.0.0/8`. */
  networks(name: string): string[] {
    const texts = (this.text(name) ?? '').split(',').map((text) => text.trim());
    return texts
      .filter((text) => text !== '')
      .filter((text) => {
        const [address = '', bits = '0', ...more] = text.split('/');
        const bitsMax = isIPv6(address) ? 128 : 32;
        const isNetwork =
          isIP(address) !== 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= bitsMax && more.length === 0;
        if (!isNetwork) this.#fault('config.not_a_network', { name, value: text });
        return isNetwork;
      });
  }

  #origin(name: string, text: string): string | undefined {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    const isOrigin = url !== undefined && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`;
    if (!isOrigin || url.hostname === '') this.#fault('config.not_an_origin', { name, value: text });
    return url?.origin;
  }

  timeZone(name: string): string | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    try {
      return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
    } catch {
      this.#fault('config.not_a_zone', { name, value: text });
      return undefined;
    }
  }

  choice<Choice extends string>(name: string, choices: readonly Choice[]): Choice | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const chosen = choices.find((choice) => choice === text);
    if (chosen === undefined)
      this.#fault('config.not_a_choice', { name, value: text, choices: choices.join(', ') });
    return chosen;
  }

  tls(certName: string, keyName: string): { cert: string; key: string } | undefined {
    const [certFile, keyFile] = [this.text(certName), this.text(keyName)];
    if (certFile === undefined && keyFile === undefined) return undefined;
    if (certFile === undefined) this.#fault('config.half_a_pair', { name: keyName, missing: certName });
    if (keyFile === undefined) this.#fault('config.half_a_pair', { name: certName, missing: keyName });
    const [cert, key] = [this.#file(certName, certFile), this.#file(keyName, keyFile)];
    if (cert === undefined || key === undefined) return undefined;
    try {
      createSecureContext({ cert, key });
      return { cert, key };
    } catch {
      this.#fault('config.tls_unusable', { name: certName, other: keyName });
      return undefined;
    }
  }

  throwFaults(): void {
    if (this.#faults.length === 0) return;
    const names = [...new Set(this.#faults.map((fault) => String(fault.details['name'])))].join(', ');
    throw new LouyuError('config.invalid', { details: { names }, cause: new AggregateError(this.#faults) });
  }

  #file(name: string, file: string | undefined): string | undefined {
    if (file === undefined) return undefined;
    try {
      return readFileSync(file, 'utf8');
    } catch {
      this.#fault('config.file_unreadable', { name, value: file });
      return undefined;
    }
  }

  #fault(code: ErrorCode, details: ErrorDetails): void {
    this.#faults.push(new LouyuError(code, { details }));
  }
}

function unknownVariables(environment: Environment): string[] {
  const known = new Set<string>([
    ...settings.map((setting) => setting.name),
    ...Object.keys(limitTable).map(limitVariable),
  ]);
  return Object.keys(environment).filter((name) => name.startsWith('LOUYU_') && !known.has(name));
}

/** Bridges of containers and virtual machines: no phone of a resident reaches those. */
const virtualInterface = /^(docker|br-|veth|virbr|vmnet|vboxnet|tun|tap|utun)/;

function lanUrl(protocol: 'http' | 'https', port: number): string {
  const candidates = Object.entries(networkInterfaces())
    .sort(([a], [b]) => Number(virtualInterface.test(a)) - Number(virtualInterface.test(b)))
    .flatMap(([, addresses]) => addresses ?? [])
    .filter((address) => address.family === 'IPv4' && !address.internal);
  return new URL(`${protocol}://${candidates[0]?.address ?? '127.0.0.1'}:${port}`).origin;
}
