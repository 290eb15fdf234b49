import { posix } from 'node:path';
import { RosterFileError } from './errors.ts';
import { readXml } from './xml.ts';
import type { Zip } from './zip.ts';

const FOLDER = 'xl';

/** The file of the first sheet that people see. */
export async function firstSheet(zip: Zip): Promise<string> {
  const sheets: { id: string | undefined; hidden: boolean }[] = [];
  await all(zip.read('xl/workbook.xml'), (name, attributes) => {
    if (name !== 'sheet') return;
    const [, id] = Object.entries(attributes).find(([key]) => key.endsWith(':id')) ?? [];
    sheets.push({ id, hidden: (attributes.state ?? 'visible') !== 'visible' });
  });
  const targets = new Map<string, string>();
  await all(zip.read('xl/_rels/workbook.xml.rels'), (name, { Id, Target }) => {
    if (name === 'Relationship' && Id && Target) targets.set(Id, Target);
  });
  const target = targets.get((sheets.find(({ hidden }) => !hidden) ?? sheets[0])?.id ?? '');
  if (target === undefined) throw new RosterFileError('damaged');
  return target.startsWith('/') ? target.slice(1) : posix.join(FOLDER, target);
}

async function all(
  pieces: AsyncIterable<string>,
  open: (name: string, attributes: Readonly<Record<string, string>>) => void,
): Promise<void> {
  for await (const _ of readXml(pieces, { open }));
}
