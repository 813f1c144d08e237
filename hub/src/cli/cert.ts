import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { readConfig } from '../config.ts';
import { createAuthority, createServerCertificate, type CertifiedKey } from '../system/certificates.ts';
import { runCommand, say } from './command.ts';

/**
 * `npm run cert [-- NAME …]`: a certificate for this machine's LAN address, `localhost` and further names, signed by an
 * authority of one's own. Run again, it renews the certificate and keeps the authority, so that nobody has to trust anew.
 */
await runCommand(async (names) => {
  const now = new Date();
  // What is being made cannot be a condition of making it.
  const config = readConfig({ ...process.env, LOUYU_TLS_CERT: undefined, LOUYU_TLS_KEY: undefined });
  const directory = join(resolve(config.dataDirectory), 'tls');
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const files = {
    authority: { cert: join(directory, 'ca.pem'), key: join(directory, 'ca-key.pem') },
    server: { cert: join(directory, 'cert.pem'), key: join(directory, 'key.pem') },
  };
  const authority =
    readPair(files.authority) ??
    writePair(files.authority, await createAuthority(`Louyu ${hostname()}`, now));
  const host = new URL(config.publicUrl).hostname.replace(/[[\]]/g, '');
  const others = new Set([...names, 'localhost', '127.0.0.1', hostname()]);
  others.delete(host);
  const hosts = [host, ...others] as const;
  writePair(files.server, await createServerCertificate(authority, hosts, now));

  say(`✓ 证书已生成,适用于:${hosts.join('、')}`, `✓ The certificate is made, for: ${hosts.join(', ')}`);
  say('1. 设置后重新启动楼语:', '1. Set these and start Louyu again:');
  process.stdout.write(`     LOUYU_TLS_CERT=${files.server.cert}\n     LOUYU_TLS_KEY=${files.server.key}\n`);
  say(
    `2. 在每台办公电脑、手机和屏幕上,把 ${files.authority.cert} 安装为“受信任的根证书”。`,
    `2. On every office PC, phone and screen, install ${files.authority.cert} as a trusted root certificate.`,
  );
  say(
    `3. 请把 ${files.authority.key} 收好:拿到它的人可以冒充本机。住户手机没有装根证书,会看到警告:面向住户请用公网机构签发的证书,或继续用 http。`,
    `3. Guard ${files.authority.key}: who has it can pose as this machine. Residents' phones lack the root and would warn: for them use a certificate of a public authority, or stay with http.`,
  );
});

interface PairFiles {
  readonly cert: string;
  readonly key: string;
}

function readPair(files: PairFiles): CertifiedKey | undefined {
  if (!existsSync(files.cert) || !existsSync(files.key)) return undefined;
  return { cert: readFileSync(files.cert, 'utf8'), key: readFileSync(files.key, 'utf8') };
}

/** Readable by their owner only; each appears whole. */
function writePair(files: PairFiles, pair: CertifiedKey): CertifiedKey {
  for (const [file, text] of [
    [files.key, pair.key],
    [files.cert, pair.cert],
  ] as const) {
    writeFileSync(`${file}.new`, text, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  return pair;
}
