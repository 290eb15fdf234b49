import { execFileSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';

export interface Certificate {
  readonly key: string;
  readonly cert: string;
  /** What --ignore-certificate-errors-spki-list wants: with --ignore-certificate-errors Chromium keeps no HTTP cache. */
  readonly fingerprint: string;
}

/** A certificate for these hosts that lives as long as the run. @throws one line that says what is missing */
export function makeCertificate(hosts: readonly string[]): Certificate {
  const names = hosts.map((host) => `DNS:${host}`).join(',');
  const ask = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -keyout - -out - -subj /CN=${hosts[0]}`;
  const made = run([...ask.split(' '), '-addext', `subjectAltName=${names}`]);
  const cert = made.slice(made.indexOf('-----BEGIN CERTIFICATE-----'));
  const spki = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' });
  return { key: made, cert, fingerprint: createHash('sha256').update(spki).digest('base64') };
}

const PROGRAM = 'openssl';

function run(args: readonly string[]): string {
  try {
    return execFileSync(PROGRAM, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new Error(`the shaped link needs the ${PROGRAM} program (Debian: apt-get install openssl): ${why}`);
  }
}
