import { checkAction, checkActions } from './actions.ts';
import { type At, type Check, inside, isObject, type Json } from './check.ts';
import { choice, list, shaped, text } from './fields.ts';
import { mediaUrl } from './uris.ts';

const KINDS: ReadonlySet<string> = new Set(['buttons', 'confirm', 'carousel', 'image_carousel']);
const RATIOS: ReadonlySet<string> = new Set(['rectangle', 'square']);
const SIZES: ReadonlySet<string> = new Set(['cover', 'contain']);

const given = (value: unknown) => value !== undefined && value !== null && value !== '';

/** What buttons and carousel columns share: less text fits beside an image or a title. */
function card(check: Check, at: At, object: Json, plain: number, beside: number): undefined {
  mediaUrl(check, at, object, 'thumbnailImageUrl', false);
  shaped(check, at, object, 'imageBackgroundColor', /^#[0-9a-fA-F]{6}$/, 'Must be a color code');
  text(check, at, object, 'title', { max: 40, unit: 'graphemes' });
  const max = given(object.thumbnailImageUrl) || given(object.title) ? beside : plain;
  text(check, at, object, 'text', { max, unit: 'graphemes', required: true });
  if (given(object.defaultAction)) checkAction(check, at, 'defaultAction', object.defaultAction, 'tap');
}

function looks(check: Check, at: At, object: Json): undefined {
  choice(check, at, object, 'imageAspectRatio', RATIOS);
  choice(check, at, object, 'imageSize', SIZES);
}

/** The same number of actions, and image and title in all columns or in none (Column object for carousel). */
function sameInAll(check: Check, at: At, columns: readonly unknown[], counts: readonly number[]): undefined {
  if (new Set(counts).size > 1) check.report(at, null, 'The number of actions must be the same for all columns');
  for (const key of ['thumbnailImageUrl', 'title']) {
    const having = columns.filter((column) => isObject(column) && given(column[key])).length;
    if (having !== 0 && having !== columns.length)
      check.report(at, null, `${key} must be set in all columns or in none`);
  }
}

function carousel(check: Check, up: At, template: Json): undefined {
  looks(check, up, template);
  const columns = list(check, up, template, 'columns', 1, 10);
  if (columns === null) return;
  const at = inside(up, 'columns');
  const counts: number[] = [];
  for (let i = 0; i < columns.length; i++) {
    const column = columns[i];
    if (!isObject(column)) {
      check.report(at, i, 'Must be an object');
      continue;
    }
    const here = inside(at, i);
    card(check, here, column, 120, 60);
    counts.push(checkActions(check, here, column, 1, 3));
  }
  sameInAll(check, at, columns, counts);
}

function imageCarousel(check: Check, up: At, template: Json): undefined {
  const columns = list(check, up, template, 'columns', 1, 10);
  if (columns === null) return;
  const at = inside(up, 'columns');
  for (let i = 0; i < columns.length; i++) {
    const column = columns[i];
    if (!isObject(column)) {
      check.report(at, i, 'Must be an object');
      continue;
    }
    mediaUrl(check, inside(at, i), column, 'imageUrl', true);
    checkAction(check, inside(at, i), 'action', column.action, 'imageCarousel');
  }
}

export function checkTemplate(check: Check, up: At, message: Json): undefined {
  text(check, up, message, 'altText', { max: 1500, required: true });
  const template = message.template;
  if (!isObject(template)) return check.report(up, 'template', 'May not be null');
  const at = inside(up, 'template');
  choice(check, at, template, 'type', KINDS, true);
  if (template.type === 'buttons') {
    looks(check, at, template);
    card(check, at, template, 160, 60);
    checkActions(check, at, template, 1, 4);
  } else if (template.type === 'confirm') {
    text(check, at, template, 'text', { max: 240, unit: 'graphemes', required: true });
    checkActions(check, at, template, 2, 2);
  } else if (template.type === 'carousel') carousel(check, at, template);
  else if (template.type === 'image_carousel') imageCarousel(check, at, template);
}
