import { isIP } from 'node:net';
import { generate } from 'selfsigned';

/** PEM texts. */
export interface CertifiedKey {
  readonly cert: string;
  readonly key: string;
}

const authorityDays = 3650;
/** Apple's systems trust no server certificate that lives longer. */
const serverDays = 825;
const dayMs = 86_400_000;
const curve = { keyType: 'ec', curve: 'P-256', algorithm: 'sha256' } as const;

/** A certificate authority of one's own, for the machines of one LAN. */
export async function createAuthority(name: string, now: Date): Promise<CertifiedKey> {
  const { cert, private: key } = await generate([{ name: 'commonName', value: name }], {
    ...curve,
    ...lifetime(now, authorityDays),
    extensions: [
      { name: 'basicConstraints', cA: true, pathLenConstraint: 0, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  return { cert, key };
}

/** A certificate for a server under these names and addresses, signed by the authority. */
export async function createServerCertificate(
  authority: CertifiedKey,
  hosts: readonly [string, ...string[]],
  now: Date,
): Promise<CertifiedKey> {
  const { cert, private: key } = await generate([{ name: 'commonName', value: hosts[0] }], {
    ...curve,
    ...lifetime(now, serverDays),
    ca: authority,
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: hosts.map((host) => (isIP(host) === 0 ? { type: 2, value: host } : { type: 7, ip: host })),
      },
    ],
  });
  return { cert, key };
}

/** From a day ago on: the clocks of phones and screens are not all right. */
function lifetime(now: Date, days: number) {
  return {
    notBeforeDate: new Date(now.getTime() - dayMs),
    notAfterDate: new Date(now.getTime() + (days - 1) * dayMs),
  };
}
