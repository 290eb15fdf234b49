import type { Describe } from './endpoint.ts';
import type { ReadFile } from './page-shelf.ts';

/** As much of Cloudflare's static assets as we use. */
export interface Assets {
  fetch(request: Request): Promise<Response>;
}

/**
 * The built mini-app on Workers. Its hashed files never come here: wrangler.toml lets Cloudflare serve those, or answer
 * 404, by itself.
 */
export function assetFiles(assets: Assets): ReadFile {
  return async (name) => {
    const found = await assets.fetch(new Request(new URL(`/liff/${name}`, 'https://assets.local')));
    return found.ok ? found.text() : null;
  };
}

/** The description of /api as liff/build made it. */
export function builtDescription(assets: Assets): Describe {
  const read = assetFiles(assets);
  return async () => {
    const built = await read('openapi.json');
    return built === null ? null : (JSON.parse(built) as object);
  };
}
