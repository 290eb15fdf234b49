import type { At, Check, Json } from './check.ts';

type Value = string | number | boolean;
/** Says whether a value is good for one property of a component. */
export type Rule = { ok: (value: Value) => boolean; say: string };

const words = (...list: string[]): Rule => {
  const set = new Set<Value>(list);
  return { ok: (value) => set.has(value), say: `must be one of ${list.join(', ')}` };
};
const matches = (pattern: RegExp, say: string): Rule => ({
  ok: (value) => typeof value === 'string' && pattern.test(value),
  say,
});

const PX = '\\d+(\\.\\d+)?px';
const SPACE_WORDS = 'none|xs|sm|md|lg|xl|xxl';
const SIZE_WORDS = 'xxs|xs|sm|md|lg|xl|xxl|3xl|4xl|5xl';

export const BOOLEAN: Rule = { ok: (value) => typeof value === 'boolean', say: 'must be a boolean' };
export const COLOR = matches(/^#([0-9a-fA-F]{6}|[0-9a-fA-F]{8})$/, 'must be #RRGGBB or #RRGGBBAA');
export const FLEX: Rule = {
  ok: (value) => typeof value === 'number' && Number.isInteger(value) && value >= 0,
  say: 'must be an integer, 0 or more',
};
export const SPACE = matches(new RegExp(`^(${SPACE_WORDS}|${PX})$`), 'must be a spacing keyword or pixels');
export const PADDING = matches(
  new RegExp(`^(${SPACE_WORDS}|${PX}|\\d+(\\.\\d+)?%)$`),
  'must be a keyword, pixels or percentage',
);
export const OFFSET = matches(
  new RegExp(`^(${SPACE_WORDS}|-?${PX}|-?\\d+(\\.\\d+)?%)$`),
  'must be a keyword, pixels or percentage',
);
export const EXTENT = matches(new RegExp(`^(${PX}|\\d+(\\.\\d+)?%)$`), 'must be pixels or percentage');
export const BORDER = matches(
  new RegExp(`^(none|light|normal|medium|semi-bold|bold|${PX})$`),
  'must be a border keyword or pixels',
);
export const FONT_SIZE = matches(new RegExp(`^(${SIZE_WORDS}|${PX})$`), 'must be a size keyword or pixels');
export const IMAGE_SIZE = matches(
  new RegExp(`^(${SIZE_WORDS}|full|${PX}|\\d+(\\.\\d+)?%)$`),
  'must be a size keyword, pixels or percentage',
);
export const PIXELS = matches(new RegExp(`^${PX}$`), 'must be pixels');
export const ANGLE = matches(/^\d+(\.\d+)?deg$/, 'must be degrees');
export const PERCENT = matches(/^\d+(\.\d+)?%$/, 'must be a percentage');
export const LAYOUT = words('horizontal', 'vertical', 'baseline');
export const POSITION = words('relative', 'absolute');
export const ALIGN = words('start', 'end', 'center');
export const GRAVITY = words('top', 'bottom', 'center');
export const JUSTIFY = words('center', 'flex-start', 'flex-end', 'space-between', 'space-around', 'space-evenly');
export const ALIGN_ITEMS = words('center', 'flex-start', 'flex-end');
export const WEIGHT = words('regular', 'bold');
export const STYLE = words('normal', 'italic');
export const DECORATION = words('none', 'underline', 'line-through');
export const SHRINK = words('shrink-to-fit');
export const BUTTON_STYLE = words('primary', 'secondary', 'link');
export const BUTTON_HEIGHT = words('sm', 'md');
export const MODE = words('cover', 'fit');
export const DIRECTION = words('ltr', 'rtl');
export const BUBBLE_SIZE = words('nano', 'micro', 'deca', 'hecto', 'kilo', 'mega', 'giga');

/** `width:height`, each 1…100000, the height at most three times the width (Image component). */
export const RATIO: Rule = {
  ok(value) {
    const match = typeof value === 'string' ? /^(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)$/.exec(value) : null;
    if (match === null) return false;
    const [width, height] = [Number(match[1]), Number(match[2])];
    return width >= 1 && height >= 1 && width <= 100_000 && height <= 100_000 && height <= width * 3;
  },
  say: 'must be width:height, at most 1:3',
};

export type Rules = ReadonlyMap<string, Rule | null>;
/** `null` marks a property that its component checks by itself. */
export const rules = (map: Record<string, Rule | null>): Rules => new Map(Object.entries({ type: null, ...map }));

/** Every property must be known to its component and keep its rule; null counts as absent. */
export function checkStyle(check: Check, at: At | null, component: Json, known: Rules): undefined {
  for (const key in component) {
    const rule = known.get(key);
    if (rule === null) continue;
    const value = component[key];
    if (rule === undefined) check.report(at, key, 'unknown field');
    else if (value !== null && value !== undefined && !rule.ok(value as Value)) check.report(at, key, rule.say);
  }
}
