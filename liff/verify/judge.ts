import type { Manifest } from '../../shared/evidence/manifest.ts';
import type { FileVerdict } from '../../shared/evidence/verify.ts';
import { VERIFY } from '../../shared/text/verify-page.ts';
import type { Known } from './check.ts';

export type Tone = 'good' | 'bad' | 'mild';

/** Something in words, and how it is to be taken. */
export interface Said {
  readonly tone: Tone;
  readonly text: string;
}

export interface Found {
  readonly manifest: Manifest;
  readonly files: readonly FileVerdict[];
  /** The hash of the paper's QR; '' when she came without one. */
  readonly printed: string;
  /** What the system says of the manifest; null until it has answered. */
  readonly known: Known | null;
}

const wrongOf = (files: readonly FileVerdict[]) =>
  files.filter(({ state }) => state === 'changed' || state === 'strange');

/** The one sentence that counts: all that anybody found weighs in it, the worst first. */
export function judge({ manifest, files, printed, known }: Found): Said {
  const wrong = wrongOf(files);
  if (wrong.length > 0) return { tone: 'bad', text: VERIFY.not(wrong.map(fault)) };
  if (printed !== '' && printed !== manifest.hash) return { tone: 'bad', text: VERIFY.not([VERIFY.otherPaper]) };
  if (known?.kind === 'other') return { tone: 'bad', text: VERIFY.not([VERIFY.otherManifest]) };
  const absent = files.filter(({ state }) => state === 'absent').map(({ name }) => name);
  if (absent.length > 0) return { tone: 'mild', text: VERIFY.part(absent) };
  return known?.kind === 'unknown' ? { tone: 'mild', text: VERIFY.strangers } : { tone: 'good', text: VERIFY.same };
}

function fault({ name, state, lines }: FileVerdict): string {
  if (state === 'strange') return VERIFY.strange(name);
  return lines.length > 0 ? VERIFY.changedLines(name, VERIFY.lines(lines)) : VERIFY.changed(name);
}

/** Whether the system made this manifest: about the manifest alone, so it never sounds as if the files were right. */
export function ofSystem(known: Known, files: readonly FileVerdict[]): Said {
  const { system } = VERIFY;
  if (known.kind === 'newer') return { tone: 'mild', text: system.newer(known.number) };
  if (known.kind !== 'known') return { tone: known.kind === 'offline' ? 'mild' : 'bad', text: system[known.kind] };
  return wrongOf(files).length > 0 ? { tone: 'mild', text: system.butFiles } : { tone: 'good', text: system.known };
}
