import { type Flat, type Loose, type Tap, tapOf } from './tap.ts';

const RULE = '────────';

function textOf(node: Loose): string[] {
  const spans = node.contents as Loose[] | undefined;
  const words = spans?.length ? spans.map((span) => String(span.text ?? '')).join('') : String(node.text ?? '');
  return words.split('\n').filter((line) => line.trim() !== '');
}

/** Neighbours in a row share a line when each of them is one. */
function row(parts: string[][]): string[] {
  const filled = parts.filter((part) => part.length > 0);
  return filled.every((part) => part.length === 1) && filled.length > 0 ? [filled.flat().join('  ')] : filled.flat();
}

function linesOf(node: Loose): string[] {
  if (node.type === 'text') return textOf(node);
  if (node.type === 'separator') return [RULE];
  if (node.type !== 'box') return [];
  const parts = ((node.contents ?? []) as Loose[]).map(linesOf);
  return node.layout === 'vertical' ? parts.flat() : row(parts);
}

function tapsOf(node: Loose): Tap[] {
  const action = node.action as Loose | undefined;
  const words = linesOf(node).filter((line) => line !== RULE);
  const own = action ? [tapOf(action, node.type === 'button' ? action.label : words.join(' ') || action.label)] : [];
  const inner = node.type === 'box' ? ((node.contents ?? []) as Loose[]).flatMap(tapsOf) : [];
  return [...own, ...inner];
}

function bubble(node: Loose): Flat {
  const blocks = [node.header, node.hero, node.body, node.footer].filter((block) => block !== undefined) as Loose[];
  const lines = blocks.flatMap(linesOf);
  // A rule at an edge, or right after another, separates nothing.
  const tidy = lines.filter((line, i) => line !== RULE || (i > 0 && i < lines.length - 1 && lines[i - 1] !== RULE));
  const whole = node.action ? [tapOf(node.action as Loose)] : [];
  return { lines: tidy, taps: [...blocks.flatMap(tapsOf), ...whole] };
}

/** A Flex bubble or carousel; the bubbles of a carousel are numbered (1/3). */
export function flattenFlex(container: Loose): Flat {
  if (container.type !== 'carousel') return bubble(container);
  const bubbles = ((container.contents ?? []) as Loose[]).map(bubble);
  return {
    lines: bubbles.flatMap((flat, i) => [`(${i + 1}/${bubbles.length})`, ...flat.lines]),
    taps: bubbles.flatMap((flat) => flat.taps),
  };
}
