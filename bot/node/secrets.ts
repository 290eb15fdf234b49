import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export interface Secrets {
  readonly secretKeys: readonly string[];
  readonly identityKey: string;
}

/** Demo mode makes its keys once and keeps them beside the data, so that buttons and codes outlive a restart. */
export function demoSecrets(file: string): Secrets {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  } catch {
    const key = () => randomBytes(32).toString('hex');
    const secrets: Secrets = { secretKeys: [key()], identityKey: key() };
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
    return secrets;
  }
}
