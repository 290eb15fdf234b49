import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { renderSVG } from 'uqr';
import { monthAt } from '../../shared/calendar/months.ts';
import { canonicalCode } from '../../shared/people/registration-code.ts';
import { codeSheet, registrationText } from '../../shared/text/code-sheet.ts';
import { one } from '../db/db.ts';
import { putCode, unitByCode, volunteersOf } from '../db/queries/roster.ts';
import { deriveKeys } from '../keys.ts';
import type { Command } from './command.ts';
import { withStore } from './store.ts';

/** Without 0, O, 1, I and L, which look alike on paper. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const DAY = 24 * 3_600_000;

export const codes: Command = {
  usage: 'codes --unit <HCODE> --out sheet.html [--days 60]',
  does: 'makes one-time registration codes with QR for volunteers not linked yet',
  run: (args, { env, now, randomBytes, say }) =>
    withStore(env, async (db) => {
      const { values } = parseArgs({
        args,
        options: { unit: { type: 'string' }, out: { type: 'string' }, days: { type: 'string', default: '60' } },
      });
      if (!values.unit || !values.out) throw new Error('usage: codes --unit <HCODE> --out sheet.html');
      const days = Number(values.days);
      if (!Number.isInteger(days) || days < 1) throw new Error('--days: a whole number above zero');
      const { IDENTITY_KEY: identityKey, LINE_BOT_BASIC_ID: basicId } = env;
      if (!identityKey || !basicId) throw new Error('IDENTITY_KEY and LINE_BOT_BASIC_ID: missing');
      const unit = await one(db, unitByCode({ code: values.unit }));
      if (!unit) throw new Error(`no unit with HCODE ${values.unit}`);
      const keys = await deriveKeys([identityKey], identityKey);
      const people = (await db.rows(volunteersOf({ unitId: unit.id, month: monthAt(now) }))).filter(
        (person) => person.line_user_id === null,
      );
      const made = people.map((person) => ({ person, code: codeFrom(randomBytes(8)) }));
      const expiresAt = now + days * DAY;
      for (const { person, code } of made) {
        const codeHash = keys.codeHash(canonicalCode(code) ?? '');
        await db.commit([
          putCode({ codeHash, personId: person.id, role: 'volunteer', areaId: unit.id, at: now, expiresAt }),
        ]);
      }
      const cards = made.map(({ person, code }) => ({
        name: `${person.given_name} ${person.family_name}`,
        code,
        qr: renderSVG(chatLink(basicId, registrationText(code))),
      }));
      writeFileSync(values.out, codeSheet(unit.name, cards, expiresAt));
      say(`${cards.length} codes written to ${values.out}; print it and keep no copy`);
    }),
};

function codeFrom(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join('');
  return `${text.slice(0, 4)}-${text.slice(4)}`;
}

/** LINE's URL scheme that opens the chat with the text typed. */
function chatLink(basicId: string, text: string): string {
  return `https://line.me/R/oaMessage/${encodeURIComponent(basicId)}/?${encodeURIComponent(text)}`;
}
