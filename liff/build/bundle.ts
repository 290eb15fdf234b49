import { basename, resolve } from 'node:path';
import { build, type InlineConfig, type Plugin, type PluginOption, type Rolldown } from 'vite';
import { lendToChunks } from './lend.ts';
import { constants, type Variant } from './variant.ts';

/** Path under /liff → bytes. */
export type Files = Map<string, string | Uint8Array>;
type Output = Rolldown.RolldownOutput['output'];

const BASE = '/liff/';
const LINE = /[\\/]liff[\\/]line[\\/]/;

/** Builds the pages of one variant. Lazy scripts that stand alone are made once and have one address for both pages. */
export class Bundler {
  readonly #variant: Variant;
  readonly #lazy = new Map<string, Promise<{ url: string; files: Files }>>();

  constructor(variant: Variant) {
    this.#variant = variant;
  }

  /** A page with its chunks. */
  async page(html: string, onePiece: boolean): Promise<Files> {
    const files: Files = new Map();
    const core = onePiece ? { '@preact/signals': resolve('liff/report/small-signals.ts') } : {};
    // What comes in one piece is bundled as one: no seams between what the page, and what follows it, share with others.
    const pieces = [
      { name: 'page', test: new RegExp(html), priority: 1 },
      { name: 'Later', test: /Later\.tsx$/ },
    ];
    const output = await this.#build(
      resolve('liff', html),
      [this.#standAlone(files)],
      { alias: core },
      onePiece ? pieces : [],
    );
    collect(output, files);
    if (onePiece) {
      for (const { fileName, type } of output) if (type === 'chunk') files.delete(fileName);
      for (const [path, code] of lendToChunks(output, BASE)) files.set(path, code);
    }
    return files;
  }

  /** LINE's SDK weighs more than a page: a build of its own, which both pages load from one address. */
  #standAlone(files: Files): Plugin {
    const lazyScript = (path: string) => this.#lazyScript(path);
    return {
      name: 'stand-alone',
      async resolveDynamicImport(specifier, importer) {
        const found = typeof specifier === 'string' ? await this.resolve(specifier, importer) : null;
        if (!found || !LINE.test(found.id)) return null;
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
      const output = await this.#build(path, [this.#standAlone(files)], {});
      collect(output, files);
      const entry = output.find((file) => file.type === 'chunk' && file.isEntry);
      if (!entry) throw new Error(`${basename(path)} gave no script`);
      return { url: BASE + entry.fileName, files };
    })();
    this.#lazy.set(path, made);
    return made;
  }

  async #build(
    input: string,
    plugins: PluginOption[],
    resolveAs: InlineConfig['resolve'],
    groups: { name: string; test: RegExp; priority?: number }[] = [],
  ): Promise<Output> {
    const result = await build({
      configFile: false,
      root: 'liff',
      base: BASE,
      logLevel: 'warn',
      resolve: resolveAs ?? {},
      define: constants(this.#variant),
      plugins: [...plugins, withoutPreload()],
      build: {
        write: false,
        target: ['chrome90', 'safari15'],
        modulePreload: false,
        assetsInlineLimit: 0,
        rolldownOptions: {
          input,
          output: { codeSplitting: { groups } },
          preserveEntrySignatures: 'allow-extension',
          checks: { pluginTimings: false },
        },
      },
    });
    if (!('output' in result)) throw new Error('a build that watches has no output');
    return result.output;
  }
}

/** Vite's helper weighs 0.8 KB and preloads nothing here; nor are the lists that it would read of any use. */
function withoutPreload(): Plugin {
  return {
    name: 'without-preload',
    enforce: 'pre',
    load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null),
    renderChunk: (code) => code.replace(/,\s*__VITE_PRELOAD__(?=\s*\))/g, ''),
  };
}

function collect(output: Output, files: Files): void {
  for (const file of output) files.set(file.fileName, file.type === 'chunk' ? file.code : file.source);
}
