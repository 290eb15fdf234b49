import { flattenFlex } from './flatten-flex.ts';
import { flattenTemplate } from './flatten-template.ts';
import { type Flat, type Loose, type Tap, tapOf } from './tap.ts';

const SIMPLE: Readonly<Record<string, (message: Loose) => string>> = {
  text: (message) => String(message.text),
  textV2: (message) => String(message.text),
  image: () => '[รูปภาพ]',
  video: () => '[วิดีโอ]',
  audio: () => '[เสียง]',
  sticker: (message) => `[สติกเกอร์${Array.isArray(message.keywords) ? ` ${message.keywords.join(' ')}` : ''}]`,
  location: (message) => `[ตำแหน่ง] ${message.title ?? ''} ${message.address ?? ''}`.trim(),
};

/** The quick replies that hang on a message, in order. */
export function quickTaps(message: object): Tap[] {
  const quick = (message as Loose).quickReply as { items?: { action: Loose }[] } | undefined;
  return (quick?.items ?? []).map((item) => tapOf(item.action));
}

function imagemap(message: Loose): Flat {
  const actions = (message.actions ?? []) as Loose[];
  const taps = actions.map((action) =>
    tapOf(action.type === 'uri' ? { type: 'uri', label: action.label, uri: action.linkUri } : action),
  );
  return { lines: [String(message.altText)], taps };
}

function bodyOf(message: Loose): Flat {
  const simple = SIMPLE[String(message.type)];
  if (simple) return { lines: simple(message).split('\n'), taps: [] };
  if (message.type === 'flex') return flattenFlex(message.contents as Loose);
  if (message.type === 'template') return flattenTemplate(message.template as Loose);
  if (message.type === 'imagemap') return imagemap(message);
  return { lines: [], taps: [] };
}

/**
 * A LINE message object as readable lines and its taps, quick replies last. Never throws on a message that LINE accepts;
 * a kind without words of its own shows its altText.
 */
export function flatten(message: object): Flat {
  const { lines, taps } = bodyOf(message as Loose);
  const words = lines.length > 0 ? lines : [String((message as Loose).altText ?? `[${(message as Loose).type}]`)];
  return { lines: words, taps: [...taps, ...quickTaps(message)] };
}
