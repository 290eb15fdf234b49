import { createRequire } from 'node:module';
import { basename, resolve } from 'node:path';
import { build, type InlineConfig, type Plugin, type PluginOption, type Rolldown } from 'vite';
import { constants, type Variant } from './variant.ts';

/** Path under /liff → bytes. */
export type Files = Map<string, string | Uint8Array>;
type Output = Rolldown.RolldownOutput['output'];

const require = createRequire(import.meta.url);
const BASE = '/liff/';

/** Builds the pages of one variant. Lazy scripts that stand alone are made once and have one address for both pages. */
export class Bundler {
  readonly #variant: Variant;
  readonly #lazy = new Map<string, Promise<{ url: string; files: Files }>>();

  constructor(variant: Variant) {
    this.#variant = variant;
  }

  /** The report page: its scripts must come in one piece, without imports, since they are put into the HTML. */
  async page(html: string, onePiece: boolean): Promise<Files> {
    const files: Files = new Map();
    const core = onePiece ? { '@preact/signals': signalsWithoutHooks() } : {};
    const plugins = [this.#standAlone(files, onePiece ? /\.tsx?$/ : /\.ts$/), onePiece && lendsJsx()];
    const output = await this.#build(resolve('liff', html), plugins, { alias: core });
    collect(output, files);
    return files;
  }

  /**
   * `import('./x.ts')`: a build of its own, external to the page that asks for it. A chunk of the same build would import
   * its page, and an inlined page has no address (frontend.md §1). On a page with a script of its own, `.tsx` stays a chunk.
   */
  #standAlone(files: Files, which: RegExp): Plugin {
    const lazyScript = (path: string) => this.#lazyScript(path);
    return {
      name: 'stand-alone',
      async resolveDynamicImport(specifier, importer) {
        if (typeof specifier !== 'string' || !which.test(specifier)) return null;
        const found = await this.resolve(specifier, importer);
        if (!found) return null;
        const { url, files: its } = await lazyScript(found.id);
        for (const [path, bytes] of its) files.set(path, bytes);
        return { id: url, external: 'absolute' };
      },
    };
  }

  #lazyScript(path: string): Promise<{ url: string; files: Files }> {
    const known = this.#lazy.get(path);
    if (known !== undefined) return known;
    const made = (async () => {
      const files: Files = new Map();
      const plugins = [this.#standAlone(files, /\.tsx?$/), path.endsWith('.tsx') && borrowsJsx()];
      const output = await this.#build(path, plugins, {});
      collect(output, files);
      const entry = output.find((file) => file.type === 'chunk' && file.isEntry);
      if (!entry) throw new Error(`${basename(path)} gave no script`);
      return { url: BASE + entry.fileName, files };
    })();
    this.#lazy.set(path, made);
    return made;
  }

  async #build(input: string, plugins: PluginOption[], resolveAs: InlineConfig['resolve']): Promise<Output> {
    const result = await build({
      configFile: false,
      root: 'liff',
      base: BASE,
      logLevel: 'warn',
      resolve: resolveAs ?? {},
      define: constants(this.#variant),
      plugins,
      build: {
        write: false,
        target: ['chrome90', 'safari15'],
        // A preload helper would weigh more than the one request that it saves.
        modulePreload: false,
        assetsInlineLimit: 0,
        rolldownOptions: { input, preserveEntrySignatures: 'strict' },
      },
    });
    if (!('output' in result)) throw new Error('a build that watches has no output');
    return result.output;
  }
}

/** The report page is drawn anew as a whole when a signal changes: it needs their core, not the hooks that @preact/signals brings. */
function signalsWithoutHooks(): string {
  const signals = createRequire(require.resolve('@preact/signals'));
  return signals.resolve('@preact/signals-core').replace(/\.js$/, '.mjs');
}

/** A second Preact would number its nodes anew, and the first could take a new node for one that it has drawn. */
const JSX = 'preact/jsx-runtime';

/** The inlined page gives its JSX to what comes later. */
function lendsJsx(): Plugin {
  return {
    name: 'lends-jsx',
    transform(code, id) {
      if (!id.endsWith('/liff/report.tsx')) return null;
      return `import * as jsxOfPage from '${JSX}';\n${code}\nObject.assign(globalThis, { jsxOfPage });`;
    },
  };
}

function borrowsJsx(): Plugin {
  return {
    name: 'borrows-jsx',
    enforce: 'pre',
    resolveId: (id) => (id === JSX ? `\0${JSX}` : null),
    load: (id) => (id === `\0${JSX}` ? 'export const { jsx, jsxs, Fragment } = globalThis.jsxOfPage;' : null),
  };
}

function collect(output: Output, files: Files): void {
  for (const file of output) files.set(file.fileName, file.type === 'chunk' ? file.code : file.source);
}
