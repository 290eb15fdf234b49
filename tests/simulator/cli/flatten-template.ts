import { type Flat, type Loose, type Tap, tapOf } from './tap.ts';

function column(node: Loose): Flat {
  const words = [node.title, node.text].filter((text) => text !== undefined).map(String);
  const actions = [...((node.actions ?? []) as Loose[]), node.action, node.defaultAction].filter(Boolean) as Loose[];
  return { lines: words.flatMap((text) => text.split('\n')), taps: actions.map((action): Tap => tapOf(action)) };
}

/** Buttons, confirm, carousel and image carousel. */
export function flattenTemplate(template: Loose): Flat {
  const columns = template.columns as Loose[] | undefined;
  if (!columns) return column(template);
  const flats = columns.map(column);
  return {
    lines: flats.flatMap((flat, i) => [`(${i + 1}/${flats.length})`, ...flat.lines]),
    taps: flats.flatMap((flat) => flat.taps),
  };
}
