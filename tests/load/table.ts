import type { Row } from './rows.ts';
import type { Machine } from './support/machine.ts';

const HEAD = ['row', 'measured', 'baseline', 'ratio: median (least–most)', 'wanted', 'ok'];

/** The table as Markdown, under a line that says on what it was measured. */
export function markdown(title: string, machine: Machine, rows: readonly Row[]): string {
  const facts = [
    `Node ${machine.node}`,
    `${machine.cores} cores (${machine.processor})`,
    `${machine.memoryGb} GB`,
    machine.fileSystem,
    `${machine.syncsPerSecond.toLocaleString('en')} synced 4 KB appends/s`,
  ].join(' · ');
  const lines = [HEAD, HEAD.map(() => '---'), ...rows.map(cells)].map((line) => `| ${line.join(' | ')} |`);
  return `# ${title}\n\n${facts}. Server and load generator (with LINE's stand-in in it) are two processes that share these cores.\n\n${lines.join('\n')}\n`;
}

function cells({ row, measured, baseline, ratio, wanted, ok }: Row): string[] {
  return [row, measured, baseline, ratio, wanted, ok === null ? '' : ok ? 'yes' : '**no**'];
}
