import type { ErrorDetail } from '../answers.ts';
import { checkAction } from './actions.ts';
import { type At, type Check, flexCheck, inside, isObject, type Json } from './check.ts';
import { checkBox, checkImage, checkVideo } from './flex-components.ts';
import * as s from './flex-style.ts';

/** Bubble and carousel: 30 KB and 50 KB of JSON, 12 bubbles (Flex Message reference, Container). */
const BUBBLE_BYTES = 30 * 1024;
const CAROUSEL_BYTES = 50 * 1024;
const MAX_BUBBLES = 12;
const MAX_ANIMATED = 10;
const VIDEO_SIZES: ReadonlySet<unknown> = new Set(['kilo', 'mega', 'giga', undefined, null]);

const BUBBLE = s.rules({
  size: s.BUBBLE_SIZE,
  direction: s.DIRECTION,
  header: null,
  hero: null,
  body: null,
  footer: null,
  styles: null,
  action: null,
});
const STYLES = s.rules({ header: null, hero: null, body: null, footer: null });
const BLOCK_STYLE = s.rules({ backgroundColor: s.COLOR, separator: s.BOOLEAN, separatorColor: s.COLOR });
const BLOCKS = ['header', 'hero', 'body', 'footer'] as const;

function checkHero(check: Check, up: At | null, bubble: Json, inCarousel: boolean): undefined {
  const hero = bubble.hero;
  if (!isObject(hero)) return check.report(up, 'hero', 'must be an object');
  const at = inside(up, 'hero');
  if (hero.type === 'box') checkBox(check, at, hero);
  else if (hero.type === 'image') checkImage(check, at, hero);
  else if (hero.type !== 'video') check.report(at, null, 'must be a box, an image or a video');
  else if (inCarousel || !VIDEO_SIZES.has(bubble.size))
    check.report(at, null, 'a video needs a kilo, mega or giga bubble outside a carousel');
  else checkVideo(check, at, hero);
}

function checkStyles(check: Check, up: At | null, bubble: Json): undefined {
  const styles = bubble.styles;
  if (styles === undefined || styles === null) return;
  if (!isObject(styles)) return check.report(up, 'styles', 'must be an object');
  const at = inside(up, 'styles');
  s.checkStyle(check, at, styles, STYLES);
  for (const block of BLOCKS) {
    const style = styles[block];
    if (isObject(style)) s.checkStyle(check, inside(at, block), style, BLOCK_STYLE);
  }
}

function checkBubble(check: Check, at: At | null, bubble: Json, inCarousel: boolean): undefined {
  s.checkStyle(check, at, bubble, BUBBLE);
  checkStyles(check, at, bubble);
  let blocks = 0;
  for (const block of BLOCKS) {
    const value = bubble[block];
    if (value === undefined || value === null) continue;
    blocks++;
    if (block === 'hero') checkHero(check, at, bubble, inCarousel);
    else if (isObject(value)) checkBox(check, inside(at, block), value);
    else check.report(at, block, 'must be a box');
  }
  if (blocks === 0) check.report(at, null, 'at least one block must be specified');
  if (bubble.action !== undefined && bubble.action !== null) checkAction(check, at, 'action', bubble.action, 'flexTap');
}

function checkCarousel(check: Check, carousel: Json): undefined {
  const bubbles = carousel.contents;
  for (const key in carousel) if (key !== 'type' && key !== 'contents') check.report(null, key, 'unknown field');
  if (!Array.isArray(bubbles)) return check.report(null, 'contents', 'must be an array');
  if (bubbles.length < 1 || bubbles.length > MAX_BUBBLES)
    check.report(null, 'contents', `Size must be between 1 and ${MAX_BUBBLES}`);
  const at = inside(null, 'contents');
  const sizes = new Set<unknown>();
  for (let i = 0; i < bubbles.length; i++) {
    const bubble: unknown = bubbles[i];
    if (!isObject(bubble) || bubble.type !== 'bubble') {
      check.report(at, i, 'must be a bubble');
      continue;
    }
    sizes.add(bubble.size ?? 'mega');
    checkBubble(check, inside(at, i), bubble, true);
    if (bytesOver(bubble, BUBBLE_BYTES)) check.report(at, i, 'a bubble must not exceed 30 KB');
  }
  if (sizes.size > 1) check.report(null, 'contents', 'all bubbles must have the same size');
}

const bytesOver = (value: unknown, limit: number) => Buffer.byteLength(JSON.stringify(value)) > limit;
const animated = (value: unknown) => JSON.stringify(value).split('"animated":true').length - 1;

/** `bodyBytes`: the size of the whole request; a small one cannot hold a container that is too big. */
export function checkFlexContents(contents: unknown, loopback: boolean, bodyBytes: number): ErrorDetail[] {
  const check = flexCheck(loopback);
  if (!isObject(contents)) check.report(null, null, 'must be an object');
  else if (contents.type === 'bubble') checkBubble(check, null, contents, false);
  else if (contents.type === 'carousel') checkCarousel(check, contents);
  else check.report(null, 'type', 'must be bubble or carousel');
  if (bodyBytes > BUBBLE_BYTES && isObject(contents)) {
    const limit = contents.type === 'carousel' ? CAROUSEL_BYTES : BUBBLE_BYTES;
    if (bytesOver(contents, limit)) check.report(null, null, `must not exceed ${limit / 1024} KB`);
  }
  if (animated(contents) > MAX_ANIMATED) check.report(null, null, `at most ${MAX_ANIMATED} animated images`);
  return check.problems;
}
