import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { type ImportDeclaration, parseSync, type StringLiteral, Visitor } from 'oxc-parser';

export type ImportKind = 'value' | 'type' | 'dynamic';

export interface Import {
  /** `shared/report/form.ts` for a file of ours, `npm:pkg/path` for a package, `node:fs` for Node. */
  readonly target: string;
  readonly kind: ImportKind;
  readonly line: number;
}

export interface Mention {
  readonly what: string;
  readonly line: number;
}

/** What the laws of the house ask of a file, read from its syntax tree. */
export interface ModuleFacts {
  readonly path: string;
  readonly imports: readonly Import[];
  /** Clock, randomness and environment, as written: `Date.now`, `new Date()`, `Math.random`, `process.env`… */
  readonly ambient: readonly Mention[];
  /** Literals that hold Thai characters, shortened. */
  readonly thai: readonly Mention[];
}

const AMBIENT = new Set([
  'Date.now',
  'performance.now',
  'Math.random',
  'crypto.randomUUID',
  'crypto.getRandomValues',
  'process.env',
]);
const THAI = /[\u0e00-\u0e7f]/;

/**
 * Parses one TypeScript or JavaScript file.
 * @param path from the root of the repository, with forward slashes
 * @throws when the file does not parse: a law must not pass because it could not be read
 */
export function readModule(path: string, source: string): ModuleFacts {
  const { program, errors } = parseSync(path, source);
  if (errors[0]) throw new Error(`${path}: ${errors[0].message}`);
  const lineAt = lineCounter(source);
  const imports: Import[] = [];
  const ambient: Mention[] = [];
  const thai: Mention[] = [];

  const sees = (from: StringLiteral | null, kind: ImportKind): void => {
    if (from) imports.push({ target: targetOf(path, from.value), kind, line: lineAt(from.start) });
  };
  const reads = (text: string, start: number): void => {
    if (THAI.test(text)) thai.push({ what: text.trim().slice(0, 30), line: lineAt(start) });
  };

  new Visitor({
    ImportDeclaration: (node) => sees(node.source, kindOf(node.importKind)),
    ExportNamedDeclaration: (node) => sees(node.source, kindOf(node.exportKind)),
    ExportAllDeclaration: (node) => sees(node.source, kindOf(node.exportKind)),
    TSImportType: (node) => sees(node.source, 'type'),
    ImportExpression: ({ source: from, start }) => {
      // A computed path could go anywhere; it stands as '?' so that a law which forbids a room can still name it.
      const target = from.type === 'Literal' && typeof from.value === 'string' ? targetOf(path, from.value) : '?';
      imports.push({ target, kind: 'dynamic', line: lineAt(start) });
    },
    MemberExpression: (node) => {
      const what = source.slice(node.start, node.end).replace(/^globalThis\./, '');
      if (AMBIENT.has(what)) ambient.push({ what, line: lineAt(node.start) });
    },
    NewExpression: (node) => {
      const isNow = node.callee.type === 'Identifier' && node.callee.name === 'Date' && node.arguments.length === 0;
      if (isNow) ambient.push({ what: 'new Date()', line: lineAt(node.start) });
    },
    Literal: (node) => {
      if (typeof node.value === 'string') reads(node.value, node.start);
      else if ('regex' in node) reads(node.regex.pattern, node.start);
    },
    TemplateElement: (node) => reads(node.value.cooked ?? node.value.raw, node.start),
    JSXText: (node) => reads(node.value, node.start),
  }).visit(program);

  return { path, imports, ambient, thai };
}

/** `import { type A } from 'x'` still loads x (verbatimModuleSyntax); only `import type` is erased. */
function kindOf(kind: ImportDeclaration['importKind']): ImportKind {
  return kind === 'type' ? 'type' : 'value';
}

function targetOf(path: string, specifier: string): string {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(path), specifier);
  if (isBuiltin(specifier)) return specifier.startsWith('node:') ? specifier : `node:${specifier}`;
  return `npm:${specifier}`;
}

function lineCounter(source: string): (offset: number) => number {
  return (offset) => source.slice(0, offset).split('\n').length;
}
