import type { Manifest } from '../../shared/evidence/manifest.ts';
import type { FileVerdict } from '../../shared/evidence/verify.ts';
import { VERIFY } from '../../shared/text/verify-page.ts';
import { thaiDateTime, thaiMonth } from '../../shared/thai/dates.ts';
import { type Checked, type Known, verdictOf } from './check.ts';
import { element } from './element.ts';

type Tone = 'good' | 'bad' | 'mild';

const banner = (tone: Tone, text: string) => element('p', { class: `verdict ${tone}` }, text);
const note = (tone: Tone, text: string) => element('p', { class: `note ${tone}` }, text);

/** What was found, in words. @param printed the hash of the paper's QR; '' when she came without one */
export function resultOf(checked: Checked, printed: string): HTMLElement[] {
  if (checked.kind === 'no-manifest') return [banner('mild', VERIFY.needManifest)];
  if (checked.kind === 'bad-manifest') return [banner('bad', VERIFY.manifestFaults[checked.fault])];
  const { manifest, files } = checked;
  const verdict = verdictOf(files);
  const tone = verdict === 'whole' ? 'good' : verdict === 'part' ? 'mild' : 'bad';
  const paper = printed === '' ? [] : [paperNote(manifest.hash === printed)];
  return [banner(tone, VERIFY.verdicts[verdict]), ...paper, filesTable(files), factsList(manifest)];
}

function paperNote(same: boolean): HTMLElement {
  return same ? note('good', VERIFY.paper.same) : note('bad', VERIFY.paper.other);
}

export function knownNote(known: Known): HTMLElement {
  if (known.kind === 'newer') return note('mild', VERIFY.online.newer(known.number));
  const tone = known.kind === 'known' ? 'good' : known.kind === 'offline' ? 'mild' : 'bad';
  return note(tone, VERIFY.online[known.kind]);
}

function filesTable(files: readonly FileVerdict[]): HTMLElement {
  const cell = ({ state, lines }: FileVerdict) =>
    [VERIFY.states[state], ...(lines.length > 0 ? [VERIFY.lines(lines)] : [])].join(' ');
  const rows = files.map((file) =>
    element('tr', { class: file.state }, element('th', { scope: 'row' }, file.name), element('td', {}, cell(file))),
  );
  const head = [VERIFY.files, VERIFY.state].map((title) => element('th', { scope: 'col' }, title));
  return element('table', {}, element('thead', {}, element('tr', {}, ...head)), element('tbody', {}, ...rows));
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
