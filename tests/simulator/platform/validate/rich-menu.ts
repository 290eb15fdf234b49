import { type Answer, bodyErrors } from '../answers.ts';
import { checkAction } from './actions.ts';
import { type At, bodyCheck, type Check, inside, isObject, type Json } from './check.ts';
import { text, whole } from './fields.ts';

const MAX = 2 ** 31 - 1;
const MAX_AREAS = 20;

/** LINE says "must be specified" of what a rich menu lacks (reference, Create rich menu). */
function need(check: Check, at: At | null, object: Json, key: string): boolean {
  if (object[key] !== undefined && object[key] !== null) return true;
  check.report(at, key, 'must be specified');
  return false;
}

/** 800…2500 wide, at least 250 high and 1.45 times as wide as high; LINE's OpenAPI is looser than its reference. */
function size(check: Check, menu: Json): undefined {
  if (!need(check, null, menu, 'size')) return;
  if (!isObject(menu.size)) return check.report(null, 'size', 'must be an object');
  const at = inside(null, 'size');
  const { width, height } = menu.size;
  if (need(check, at, menu.size, 'width')) whole(check, at, menu.size, 'width', 800, 2500);
  if (need(check, at, menu.size, 'height')) whole(check, at, menu.size, 'height', 250, MAX);
  if (typeof width === 'number' && typeof height === 'number' && width / height < 1.45)
    check.report(null, 'size', 'The aspect ratio (width / height) must be 1.45 or more');
}

function bounds(check: Check, up: At, area: Json): undefined {
  if (!need(check, up, area, 'bounds')) return;
  if (!isObject(area.bounds)) return check.report(up, 'bounds', 'must be an object');
  const at = inside(up, 'bounds');
  for (const key of ['x', 'y', 'width', 'height'])
    if (need(check, at, area.bounds, key)) whole(check, at, area.bounds, key, key === 'x' || key === 'y' ? 0 : 1, MAX);
}

function areas(check: Check, menu: Json): undefined {
  if (!need(check, null, menu, 'areas')) return;
  if (!Array.isArray(menu.areas)) return check.report(null, 'areas', 'must be an array');
  if (menu.areas.length > MAX_AREAS) check.report(null, 'areas', `Size must be between 0 and ${MAX_AREAS}`);
  const at = inside(null, 'areas');
  for (const [i, area] of menu.areas.entries()) checkArea(check, at, i, area);
}

function checkArea(check: Check, up: At, index: number, area: unknown): undefined {
  if (!isObject(area)) return check.report(up, index, 'must be an object');
  const at = inside(up, index);
  bounds(check, at, area);
  if (need(check, at, area, 'action')) checkAction(check, at, 'action', area.action, 'richMenu');
}

/** Null when LINE would create this menu, else its 400. */
export function refuseRichMenu(menu: Json): Answer | null {
  const check = bodyCheck(false);
  size(check, menu);
  if (need(check, null, menu, 'selected') && typeof menu.selected !== 'boolean')
    check.report(null, 'selected', 'must be a boolean');
  if (need(check, null, menu, 'name')) text(check, null, menu, 'name', { max: 300, unit: 'graphemes', required: true });
  if (need(check, null, menu, 'chatBarText'))
    text(check, null, menu, 'chatBarText', { max: 14, unit: 'graphemes', required: true });
  areas(check, menu);
  return check.problems.length === 0 ? null : bodyErrors(check.problems);
}
