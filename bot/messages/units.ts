import { UNIT_WITHOUT_NAME } from '../../shared/text/help.ts';
import { LABELS } from '../../shared/text/labels.ts';
import type { Unit } from '../conversation/notices.ts';
import { button } from './flex.ts';
import { openPage, telLink } from './pen.ts';

export function unitName(name: string | null | undefined): string {
  return name === undefined || name === null || name.trim() === '' ? UNIT_WITHOUT_NAME : name;
}

/** A button that dials the unit, when it has a number. */
export function callButton(unit: Unit | null, kind: 'main' | 'other' = 'other') {
  const uri = telLink(unit?.phone ?? null);
  return uri === null ? null : button(openPage(LABELS.call, uri), kind);
}
