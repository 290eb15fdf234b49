import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { renderSVG } from 'uqr';
import { isProblem } from '../../shared/api/problems.ts';
import { codeSheet, registrationText } from '../../shared/text/code-sheet.ts';
import { chatLink, sheetCode } from '../codes-sheet/codes.ts';
import { codesPdf, type Sheet } from '../codes-sheet/sheet.ts';
import { one } from '../db/db.ts';
import { unitByCode } from '../db/queries/roster.ts';
import { deriveKeys } from '../keys.ts';
import { makeCodes, readCards } from '../services/roster/print-codes.ts';
import { runVerb } from '../services/run-verb.ts';
import type { Command } from './command.ts';
import { withStore } from './store.ts';
import { UsageError } from './usage.ts';

export const codes: Command = {
  usage: 'codes --unit <HCODE> --out sheet.pdf|sheet.html [--days 60]',
  does: 'makes one-time registration codes with QR for volunteers not linked yet',
  run: (args, { env, now, randomBytes, say }) =>
    withStore(env, async (db) => {
      const { values } = parseArgs({
        args,
        options: { unit: { type: 'string' }, out: { type: 'string' }, days: { type: 'string', default: '60' } },
      });
      if (!values.unit || !values.out) throw new UsageError('usage: codes --unit <HCODE> --out sheet.pdf');
      const days = Number(values.days);
      if (!Number.isInteger(days) || days < 1) throw new Error('--days: a whole number above zero');
      const { IDENTITY_KEY: identityKey, LINE_BOT_BASIC_ID: basicId } = env;
      if (!identityKey || !basicId) throw new Error('IDENTITY_KEY and LINE_BOT_BASIC_ID: missing');
      const unit = await one(db, unitByCode({ code: values.unit }));
      if (!unit) throw new Error(`no unit with HCODE ${values.unit}`);
      const keys = await deriveKeys([identityKey], identityKey);
      const secret = Buffer.from(randomBytes(32)).toString('base64url');
      const codeOf = (personId: string) => sheetCode(secret, personId);
      const made = await runVerb(db, (view) =>
        makeCodes(view, keys, { unitId: unit.id, codeOf, days, by: 'operator', now }),
      );
      if (isProblem(made)) throw new Error(made.problem);
      const cards = await readCards(db, keys, { unitId: unit.id, codeOf, now });
      writeFileSync(values.out, await sheetFor(values.out, { unitName: unit.name, cards, basicId, at: now }));
      say(`${cards.length} codes written to ${values.out}; print it and keep no copy`);
    }),
};

/** A PDF, or a page for a browser to print, as the file's name says. */
async function sheetFor(file: string, sheet: Sheet & { readonly basicId: string }): Promise<string | Uint8Array> {
  if (file.toLowerCase().endsWith('.pdf')) return codesPdf(sheet);
  const cards = sheet.cards.map(({ name, code }) => ({
    name,
    code,
    qr: renderSVG(chatLink(sheet.basicId, registrationText(code))),
  }));
  return codeSheet(sheet.unitName, cards, sheet.cards[0]?.expiresAt ?? sheet.at);
}
