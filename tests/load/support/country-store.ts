import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../../bot/db/migrate.ts';
import { openSqlite } from '../../../bot/db/sqlite.ts';
import { seedCountry } from '../../../bot/seed/country.ts';
import { linkEverybody } from './nation.ts';

/** A folder for stores of a country: tens of gigabytes with a year of reports in them. */
export interface CountryFolder {
  /** A store's file of this name. */
  file(name: string): string;
  remove(): void;
}

export function countryFolder(): CountryFolder {
  const folder = mkdtempSync(join(tmpdir(), 'vhv-country-'));
  return {
    file: (name) => join(folder, `${name}.sqlite`),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Makes a store with so many volunteers, as `npm run seed` does; answers the seconds that it took. */
async function seedStore(file: string, volunteers: number, now: number): Promise<number> {
  const start = performance.now();
  await migrate(`file:${file}`);
  const db = openSqlite(file);
  await seedCountry(db, { volunteers, seed: 1, now }, () => {});
  await db.close();
  return (performance.now() - start) / 1000;
}

/** The same with everybody linked to LINE and signed in. */
export async function seedLinked(file: string, volunteers: number, now: number): Promise<number> {
  const seconds = await seedStore(file, volunteers, now);
  linkEverybody(file, volunteers, now);
  return seconds;
}

/** A closed store has one file. */
export function copyStore(from: string, to: string): void {
  copyFileSync(from, to);
}
