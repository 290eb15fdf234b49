import type { Digest } from '../../shared/evidence/canonical.ts';
import { MANIFEST, type Manifest } from '../../shared/evidence/manifest.ts';
import { checkFiles, type FileVerdict, type ManifestFault, readManifest } from '../../shared/evidence/verify.ts';

/** SHA-256 by the browser itself: nothing leaves the machine. */
const digest: Digest = async (bytes) => {
  const hash = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
};

export type Checked =
  | { readonly kind: 'no-manifest' }
  | { readonly kind: 'bad-manifest'; readonly fault: ManifestFault }
  | { readonly kind: 'checked'; readonly manifest: Manifest; readonly files: readonly FileVerdict[] };

export async function check(files: ReadonlyMap<string, Uint8Array>): Promise<Checked> {
  const bytes = files.get(MANIFEST);
  if (!bytes) return { kind: 'no-manifest' };
  const verdict = await readManifest(bytes, digest);
  if ('fault' in verdict) return { kind: 'bad-manifest', fault: verdict.fault };
  return { kind: 'checked', manifest: verdict.manifest, files: await checkFiles(verdict.manifest, files, digest) };
}

export type Known =
  | { readonly kind: 'known' | 'unknown' | 'other' | 'offline' }
  | { readonly kind: 'newer'; readonly number: number };

interface Answer {
  readonly pack: { readonly seal: string; readonly newer: number | null } | null;
}

/** What the system says of it; only the printed hash is told. */
export async function askSystem(api: URL, { hash, seal }: Manifest): Promise<Known> {
  try {
    const answer = await fetch(new URL(hash, api));
    if (!answer.ok) return { kind: 'offline' };
    const { pack } = (await answer.json()) as Answer;
    if (pack === null) return { kind: 'unknown' };
    if (pack.seal !== seal) return { kind: 'other' };
    return pack.newer === null ? { kind: 'known' } : { kind: 'newer', number: pack.newer };
  } catch {
    return { kind: 'offline' };
  }
}
