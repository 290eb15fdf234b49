import type { ErrorDetail } from '../answers.ts';

/** Where in the request we are; rendered only when something is wrong, so that a good message costs nothing. */
export interface At {
  readonly up: At | null;
  readonly key: string | number;
}

export const inside = (up: At | null, key: string | number): At => ({ up, key });

export type Json = Record<string, unknown>;
export const isObject = (value: unknown): value is Json =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** `messages[0].template.actions[1].label`, as LINE names fields of the request body. */
function dotted(at: At | null): string {
  if (at === null) return '';
  const before = dotted(at.up);
  if (typeof at.key === 'number') return `${before}[${at.key}]`;
  return before === '' ? at.key : `${before}.${at.key}`;
}

/** `/body/contents/0/text`, as LINE names fields inside a Flex container. */
function pointer(at: At | null): string {
  return at === null ? '' : `${pointer(at.up)}/${at.key}`;
}

/** Collects what is wrong; `report` answers undefined so that a checker can end with it. `loopback`
 * lets http://localhost stand for https (see options.ts). */
export interface Check {
  readonly loopback: boolean;
  readonly problems: ErrorDetail[];
  readonly flex: boolean;
  report(at: At | null, key: string | number | null, message: string): undefined;
}

export function bodyCheck(loopback: boolean): Check {
  const problems: ErrorDetail[] = [];
  return {
    loopback,
    problems,
    flex: false,
    report(at, key, message) {
      problems.push({ message, property: dotted(key === null ? at : inside(at, key)) });
    },
  };
}

/**
 * Inside Flex contents LINE says only "invalid property" and a pointer (line-bot-sdk-go#657, python#314);
 * the reason in brackets is ours, for whoever has to mend the message. "invalid uri scheme" is LINE's own.
 */
export function flexCheck(loopback: boolean): Check {
  const problems: ErrorDetail[] = [];
  return {
    loopback,
    problems,
    flex: true,
    report(at, key, message) {
      const said = message === 'invalid uri scheme' ? message : `invalid property (${message})`;
      problems.push({ message: said, property: pointer(key === null ? at : inside(at, key)) });
    },
  };
}
