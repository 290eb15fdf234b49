import type { Manifest } from '../../shared/evidence/manifest.ts';
import type { FileVerdict } from '../../shared/evidence/verify.ts';
import { FILE_WORDS } from '../../shared/text/pack-words.ts';
import { VERIFY } from '../../shared/text/verify-page.ts';
import { thaiDateTime, thaiMonth } from '../../shared/thai/dates.ts';
import type { Checked, Known } from './check.ts';
import { element } from './element.ts';
import { judge, ofSystem, type Said } from './judge.ts';

const said = (kind: 'verdict' | 'note', { tone, text }: Said) => element('p', { class: `${kind} ${tone}` }, text);

/** What was found, in words: the verdict, what the system knows of the manifest, then file by file. */
export function resultOf(checked: Checked, printed: string, known: Known | null): HTMLElement[] {
  if (checked.kind === 'no-manifest') return [said('verdict', { tone: 'mild', text: VERIFY.needManifest })];
  if (checked.kind === 'bad-manifest')
    return [said('verdict', { tone: 'bad', text: VERIFY.manifestFaults[checked.fault] })];
  const { manifest, files } = checked;
  const verdict = judge({ manifest, files, printed, known });
  const system = known ? [said('note', ofSystem(known, files))] : [];
  // Nothing looks right beside what is not.
  const tone = verdict.tone === 'good' ? 'good' : 'mild';
  const paper = printed === manifest.hash ? [said('note', { tone, text: VERIFY.paper })] : [];
  return [said('verdict', verdict), ...system, ...paper, filesTable(files), factsList(manifest)];
}

function filesTable(files: readonly FileVerdict[]): HTMLElement {
  const cell = ({ state, lines }: FileVerdict) =>
    [VERIFY.states[state], ...(lines.length > 0 ? [VERIFY.lines(lines)] : [])].join(' ');
  const rows = files.map((file) =>
    element(
      'tr',
      { class: file.state },
      element('th', { scope: 'row' }, ...nameOf(file.name)),
      element('td', {}, cell(file)),
    ),
  );
  const head = [VERIFY.files, VERIFY.state].map((title) => element('th', { scope: 'col' }, title));
  return element('table', {}, element('thead', {}, element('tr', {}, ...head)), element('tbody', {}, ...rows));
}

/** What it is for, and what it is called; of what is none of the pack's only the latter. */
function nameOf(name: string): (HTMLElement | string)[] {
  return Object.hasOwn(FILE_WORDS, name) ? [`${FILE_WORDS[name]} `, element('span', { class: 'name' }, name)] : [name];
}

function factsList(manifest: Manifest): HTMLElement {
  const { unit, month, number, cutOffAt, prepared, approved, totals, corrects, hash } = manifest;
  const { facts } = VERIFY;
  const at = (instant: string) => thaiDateTime(Date.parse(instant));
  const pairs: [string, string][] = [
    [facts.unit, unit.code === null ? unit.name : `${unit.name} (${unit.code})`],
    [facts.month, thaiMonth(month)],
    [facts.number, String(number)],
    ...(corrects ? ([[facts.corrects, `${corrects.number} ${corrects.reason}`]] as [string, string][]) : []),
    [facts.cutOff, at(cutOffAt)],
    [facts.prepared, `${prepared.name} ${at(prepared.at)}`],
    [facts.approved, `${approved.name} ${at(approved.at)}`],
    [facts.payable, facts.people(totals.payable, totals.people)],
    [facts.hash, hash],
  ];
  return element('dl', {}, ...pairs.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]));
}
