import type { Db } from '../../../bot/db/db.ts';
import { type Member, memberOfLineUser } from '../../../bot/services/people/membership.ts';
import { RuleBook } from '../../../bot/services/report/rule-book.ts';
import { addMonths, type Month, monthAt } from '../../../shared/calendar/months.ts';
import { personOf } from '../generator/crowd.ts';
import { comparison, type Row } from '../rows.ts';
import { CONNECTIONS, rounds, type Stage } from '../stage.ts';
import { bareInserts } from '../support/bare-inserts.ts';
import { planReport, sendReport } from '../support/verb.ts';

/** The submit verb (facts, plan, one commit for each report) against itself without group commit and against bare inserts. */
export async function submits({ sizes, engine, store }: Omit<Stage, 'bot' | 'generator'>): Promise<Row[]> {
  const grouped = store.open({ group: true });
  const single = store.open({ group: false });
  const bare = bareInserts(store.url);
  const members = await membersOf(grouped, sizes.people, sizes.submits);
  // Every measurement takes a month of its own, since a person reports a month once.
  let months = 0;
  const nextMonth = () => addMonths(monthAt(Date.now()), ++months);
  const rules = new RuleBook({ now: Date.now });
  const verb = (db: Db, month: Month) => timed(members, (member) => sendReport(db, rules, member, month));
  const inserts = async (month: Month) => {
    const planned = await Promise.all(members.map((member) => planReport(grouped, rules, member, month)));
    return members.length / (await bare.run(planned, CONNECTIONS));
  };
  try {
    await verb(grouped, nextMonth());
    const measured = await rounds({ sizes }, async () => ({
      grouped: await verb(grouped, nextMonth()),
      single: engine === 'SQLite' ? await verb(single, nextMonth()) : 0,
      bare: await inserts(nextMonth()),
    }));
    const withoutGroups = comparison(
      `${engine}: submit verb with group commit, ${CONNECTIONS} at once`,
      measured.map((round) => ({ measured: round.grouped, baseline: round.single })),
      'without',
      2,
    );
    const againstBare = comparison(
      `${engine}: submit verb against bare prepared inserts of the same rows, ${CONNECTIONS} in a transaction`,
      measured.map((round) => ({ measured: round.grouped, baseline: round.bare })),
      'bare inserts',
      0.25,
    );
    return engine === 'SQLite' ? [withoutGroups, againstBare] : [againstBare];
  } finally {
    await Promise.all([grouped.close(), single.close(), bare.close()]);
  }
}

/** Members of different units one after the other, as a busy evening mixes them. */
async function membersOf(db: Db, people: number, count: number): Promise<Member[]> {
  const picked = Array.from({ length: Math.min(people, count) }, (_, index) => (index * 7919) % people);
  const members = await Promise.all(picked.map((n) => memberOfLineUser(db, personOf(n))));
  return members.filter((member) => member !== null);
}

/** Submits a second, CONNECTIONS of them under way at the same time. */
async function timed(members: readonly Member[], work: (member: Member) => Promise<unknown>): Promise<number> {
  const queue = members.values();
  const start = performance.now();
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      for (const member of queue) await work(member);
    }),
  );
  return members.length / ((performance.now() - start) / 1000);
}
