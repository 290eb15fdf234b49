import { checkAction } from './actions.ts';
import { type At, type Check, inside, isObject, type Json } from './check.ts';
import { list, text } from './fields.ts';
import * as s from './flex-style.ts';
import { mediaUrl } from './uris.ts';

const OFFSETS = { offsetTop: s.OFFSET, offsetBottom: s.OFFSET, offsetStart: s.OFFSET, offsetEnd: s.OFFSET };
const PLACED = { margin: s.SPACE, position: s.POSITION, ...OFFSETS };
const FONT = { size: s.FONT_SIZE, color: s.COLOR, weight: s.WEIGHT, style: s.STYLE, decoration: s.DECORATION };

const BOX = s.rules({
  ...PLACED,
  layout: s.LAYOUT,
  contents: null,
  flex: s.FLEX,
  spacing: s.SPACE,
  action: null,
  background: null,
  backgroundColor: s.COLOR,
  borderColor: s.COLOR,
  borderWidth: s.BORDER,
  cornerRadius: s.SPACE,
  width: s.EXTENT,
  maxWidth: s.EXTENT,
  height: s.EXTENT,
  maxHeight: s.EXTENT,
  paddingAll: s.PADDING,
  paddingTop: s.PADDING,
  paddingBottom: s.PADDING,
  paddingStart: s.PADDING,
  paddingEnd: s.PADDING,
  justifyContent: s.JUSTIFY,
  alignItems: s.ALIGN_ITEMS,
});
const BACKGROUND = s.rules({
  angle: s.ANGLE,
  startColor: s.COLOR,
  endColor: s.COLOR,
  centerColor: s.COLOR,
  centerPosition: s.PERCENT,
});
const BUTTON = s.rules({
  ...PLACED,
  action: null,
  flex: s.FLEX,
  color: s.COLOR,
  style: s.BUTTON_STYLE,
  gravity: s.GRAVITY,
  height: s.BUTTON_HEIGHT,
  adjustMode: s.SHRINK,
  scaling: s.BOOLEAN,
});
const IMAGE = s.rules({
  ...PLACED,
  url: null,
  flex: s.FLEX,
  align: s.ALIGN,
  gravity: s.GRAVITY,
  size: s.IMAGE_SIZE,
  aspectRatio: s.RATIO,
  aspectMode: s.MODE,
  backgroundColor: s.COLOR,
  action: null,
  animated: s.BOOLEAN,
});
const VIDEO = s.rules({ url: null, previewUrl: null, altContent: null, aspectRatio: s.RATIO, action: null });
const ICON = s.rules({ ...PLACED, url: null, size: s.FONT_SIZE, aspectRatio: s.RATIO, scaling: s.BOOLEAN });
const TEXT = s.rules({
  ...PLACED,
  ...FONT,
  text: null,
  contents: null,
  flex: s.FLEX,
  align: s.ALIGN,
  gravity: s.GRAVITY,
  wrap: s.BOOLEAN,
  lineSpacing: s.PIXELS,
  action: null,
  maxLines: s.FLEX,
  adjustMode: s.SHRINK,
  scaling: s.BOOLEAN,
});
const SPAN = s.rules({ ...FONT, text: null });
const SEPARATOR = s.rules({ margin: s.SPACE, color: s.COLOR });
const FILLER = s.rules({ flex: s.FLEX });

/** What may stand in a box; `span` only inside a text, `icon` only on a baseline, `video` only as a hero. */
const IN_BOX: ReadonlySet<string> = new Set(['box', 'button', 'image', 'text', 'separator', 'filler']);
const ON_BASELINE: ReadonlySet<string> = new Set(['icon', 'text', 'filler']);

function tap(check: Check, at: At, component: Json): undefined {
  const action = component.action;
  if (action !== undefined && action !== null) checkAction(check, at, 'action', action, 'flexTap');
}

function checkBackground(check: Check, up: At, box: Json): undefined {
  const background = box.background;
  if (background === undefined || background === null) return;
  if (!isObject(background) || background.type !== 'linearGradient')
    return check.report(up, 'background', 'must be a linearGradient');
  const at = inside(up, 'background');
  for (const key of ['angle', 'startColor', 'endColor'])
    if (background[key] === undefined) check.report(at, key, 'must be specified');
  s.checkStyle(check, at, background, BACKGROUND);
}

export function checkBox(check: Check, at: At, box: Json): undefined {
  s.checkStyle(check, at, box, BOX);
  if (box.type !== 'box') return check.report(at, null, 'must be a box');
  if (box.layout === undefined) check.report(at, 'layout', 'must be specified');
  tap(check, at, box);
  checkBackground(check, at, box);
  if (!Array.isArray(box.contents)) return check.report(at, 'contents', 'must be an array');
  const allowed = box.layout === 'baseline' ? ON_BASELINE : IN_BOX;
  const here = inside(at, 'contents');
  for (let i = 0; i < box.contents.length; i++) checkComponent(check, here, i, box.contents[i], allowed);
}

function checkTextComponent(check: Check, at: At, component: Json): undefined {
  s.checkStyle(check, at, component, TEXT);
  tap(check, at, component);
  if (
    component.contents === undefined ||
    component.contents === null ||
    (Array.isArray(component.contents) && component.contents.length === 0)
  ) {
    text(check, at, component, 'text', { max: 5000, required: true });
    return;
  }
  const spans = list(check, at, component, 'contents', 0, 1000);
  const here = inside(at, 'contents');
  for (let i = 0; spans !== null && i < spans.length; i++) checkSpan(check, here, i, spans[i]);
}

function checkSpan(check: Check, up: At, key: number, span: unknown): undefined {
  if (!isObject(span) || span.type !== 'span') return check.report(up, key, 'must be a span');
  const at = inside(up, key);
  s.checkStyle(check, at, span, SPAN);
  text(check, at, span, 'text', { max: 5000, required: true });
}

/** Video: only as hero of a kilo, mega or giga bubble outside carousels; its action may only be a uri. */
export function checkVideo(check: Check, at: At, video: Json): undefined {
  s.checkStyle(check, at, video, VIDEO);
  mediaUrl(check, at, video, 'url', true);
  mediaUrl(check, at, video, 'previewUrl', true);
  const { altContent, action } = video;
  if (!isObject(altContent)) check.report(at, 'altContent', 'must be specified');
  else checkComponent(check, at, 'altContent', altContent, new Set(['box', 'image']));
  tap(check, at, video);
  if (isObject(action) && action.type !== 'uri') check.report(at, 'action', 'must be a uri action');
}

export function checkImage(check: Check, at: At, image: Json): undefined {
  s.checkStyle(check, at, image, IMAGE);
  mediaUrl(check, at, image, 'url', true);
  tap(check, at, image);
}

/** One component, of a kind that its parent allows. */
function checkComponent(
  check: Check,
  up: At,
  key: string | number,
  value: unknown,
  allowed: ReadonlySet<string>,
): undefined {
  if (!isObject(value)) return check.report(up, key, 'must be an object');
  const kind = value.type;
  if (typeof kind !== 'string' || !allowed.has(kind))
    return check.report(up, key, `${String(kind)} is not allowed here`);
  const at = inside(up, key);
  if (kind === 'text') checkTextComponent(check, at, value);
  else if (kind === 'box') checkBox(check, at, value);
  else if (kind === 'button') {
    s.checkStyle(check, at, value, BUTTON);
    checkAction(check, at, 'action', value.action, 'flexButton');
  } else if (kind === 'image') checkImage(check, at, value);
  else if (kind === 'separator') s.checkStyle(check, at, value, SEPARATOR);
  else if (kind === 'filler') s.checkStyle(check, at, value, FILLER);
  else {
    s.checkStyle(check, at, value, ICON);
    mediaUrl(check, at, value, 'url', true);
  }
}
