import { v7 as uuid } from 'uuid';
import { one } from '../../../bot/db/db.ts';
import { reportOfMonth } from '../../../bot/db/queries/report.ts';
import { addToSchedule } from '../../../bot/db/queries/schedule.ts';
import { RECONCILE_MENUS } from '../../../bot/jobs/reconcile-menus.ts';
import { type MenuPorts, ROLL_MENUS, rollMenus } from '../../../bot/jobs/roll-menus.ts';
import { lineClient } from '../../../bot/line/client.ts';
import { loadMenuFacts } from '../../../bot/services/people/menu-of.ts';
import { RuleBook } from '../../../bot/services/report/rule-book.ts';
import { sendBack } from '../../../bot/services/report/send-back.ts';
import { isProblem } from '../../../shared/api/problems.ts';
import { FORM_2567_2 } from '../../../shared/report/forms/form-2567-2.ts';
import { type MenuStand, menuStand } from '../../menus/stand.ts';
import type { SimUser } from '../../simulator/platform/people/sim-user.ts';
import { ACCESS_TOKEN } from '../../support/app.ts';
import { PATIENT_MS } from '../../support/patience.ts';

const bangkok = (instant: string) => Date.parse(`${instant}+07:00`);

export interface TurningStand extends MenuStand {
  readonly ports: MenuPorts;
  /** Sets the clock, ms, and lets the schedule come by as often as it takes a roll with LINE's answers. */
  turnAt(instant: string): Promise<void>;
  roll(): Promise<'done' | 'more'>;
  report(user: SimUser): Promise<void>;
  sendBack(user: SimUser, month: string): Promise<void>;
  /** Calls of the batch, and of bulk links. */
  calls(path: 'batch' | 'bulk/link'): number;
}

/** A bot with its menus at LINE, whose schedule only the test runs; begins at 20 November 2026, 10:00 in Bangkok. */
export async function turningStand(start = '2026-11-20T10:00', deployed = true): Promise<TurningStand> {
  const stand = await menuStand(bangkok(start));
  const { bot, deployment } = stand;
  const { db, clock } = deployment;
  const line = lineClient({ channelAccessToken: ACCESS_TOKEN, apiOrigin: bot.sim.url, timeoutMs: PATIENT_MS });
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const ports = { db, line, clock, log };
  const never = Number.MAX_SAFE_INTEGER;
  await db.commit([ROLL_MENUS, RECONCILE_MENUS].map((name) => addToSchedule({ name, nextAt: never })));
  if (deployed) await stand.deploy();
  const roll = () => rollMenus(ports);
  await roll();
  const personOf = ({ person }: SimUser) =>
    String(bot.store.prepare('select person_id from line_link where line_user_id = ?').pluck().get(person.userId));
  return {
    ...stand,
    ports,
    roll,
    async register(name, code) {
      const user = await stand.register(name, code);
      // Her menu comes with the next round of errands.
      await bot.pass(2_000);
      return user;
    },
    async turnAt(instant) {
      bot.clock.advance(bangkok(instant) - clock.now());
      for (let minute = 0; minute < 3; minute++) {
        await roll();
        bot.clock.advance(5_000);
      }
    },
    async report(user) {
      await user.says('ส่งรายงาน ผู้สูงอายุ 4 ที่เหลือเป็น 0');
      await bot.settle();
      await user.says('ยืนยันส่ง');
      await bot.pass(2_000);
    },
    async sendBack(user, month) {
      const personId = personOf(user);
      const unitId = 'demo-unit';
      const report = await one(db, reportOfMonth({ unitId, personId, month }));
      if (!report) throw new Error('no report to send back');
      const now = clock.now();
      const { lineUserId, ...menu } = await loadMenuFacts(db, new RuleBook(clock), personId, now);
      const planned = sendBack(
        {
          now,
          unitId,
          form: FORM_2567_2,
          report: { ...report, personId, filedBy: personId },
          menu,
          push: null,
          filer: null,
        },
        {
          reviewerId: 'demo-staff-1',
          why: { code: 'other', text: 'ตรวจอีกครั้ง', item: null },
          errand: lineUserId === null ? null : { lineUserId, errandId: uuid() },
        },
      );
      if (isProblem(planned)) throw new Error(planned.problem);
      await db.commit(planned.statements);
      await bot.pass(2_000);
    },
    calls: (path) => stand.writes().filter((call) => call === `POST /v2/bot/richmenu/${path}`).length,
  };
}
