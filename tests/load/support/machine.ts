import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';

/** Magic numbers of statfs(2). */
const FILE_SYSTEMS: Readonly<Record<number, string>> = {
  61267: 'ext',
  16914836: 'tmpfs',
  1481003842: 'xfs',
  2435016766: 'btrfs',
  2035054128: 'overlay',
};

/** What figures depend on, without names or paths. */
export interface Machine {
  readonly node: string;
  readonly cores: number;
  readonly processor: string;
  readonly memoryGb: number;
  readonly fileSystem: string;
  /** 4 KB appended and synced, one after the other. */
  readonly syncsPerSecond: number;
}

export function machineFacts(): Machine {
  return {
    node: process.version,
    cores: availableParallelism(),
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    fileSystem: FILE_SYSTEMS[statfsSync(tmpdir()).type] ?? 'other',
    syncsPerSecond: Math.round(syncsPerSecond()),
  };
}

function syncsPerSecond(): number {
  const folder = mkdtempSync(join(tmpdir(), 'vhv-sync-'));
  const file = openSync(join(folder, 'probe'), 'a');
  const block = Buffer.alloc(4096);
  const start = performance.now();
  let count = 0;
  for (; performance.now() - start < 300; count++) {
    writeSync(file, block);
    fdatasyncSync(file);
  }
  const seconds = (performance.now() - start) / 1000;
  closeSync(file);
  rmSync(folder, { recursive: true });
  return count / seconds;
}
