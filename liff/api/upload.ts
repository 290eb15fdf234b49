import type { Env } from '../offline/env.ts';
import { type Reply, read } from './client.ts';

/** A file on a weak signal, and the server that reads all of its lines. */
const PATIENCE_MS = 180_000;

/** Sends a file as it is, as whom client.call would. Never throws either. */
export async function upload<T>(
  env: Pick<Env, 'fetch' | 'after'>,
  path: string,
  file: File,
  token: string | null,
): Promise<Reply<T>> {
  const aborter = new AbortController();
  const stop = env.after(PATIENCE_MS, () => aborter.abort());
  try {
    const who = token === null ? {} : { authorization: `Bearer ${token}` };
    const headers = { accept: 'application/json', 'x-file-name': encodeURIComponent(file.name), ...who };
    const asked = { method: 'POST', headers, body: file, credentials: 'same-origin', redirect: 'manual' } as const;
    return await read<T>(await env.fetch(`/api${path}`, { ...asked, signal: aborter.signal }));
  } catch {
    return { kind: 'offline', portal: false };
  } finally {
    stop();
  }
}
