import type { WavePrice } from '../../services/wave/price.ts';
import type { WaveView } from '../../services/wave/view.ts';
import { bangkok, grouped } from '../read.ts';

/** As much of an id as tells waves apart; it may be typed so. */
export const shortId = (id: string) => id.slice(-6);

const total = (chunks: WaveView['chunks']) => Object.values(chunks).reduce((sum, count) => sum + count, 0);

/** One line of a list. */
export function lineOf(wave: WaveView): string {
  const state = wave.reason === null ? wave.state : `${wave.state} (${wave.reason})`;
  const when = wave.startsAt === null ? '-' : bangkok(wave.startsAt);
  return `${shortId(wave.id)}  ${wave.month} ${wave.name.padEnd(12)} ${state.padEnd(20)} ${when}  ${grouped(wave.sent)} of ${grouped(wave.people)} sent  ${wave.areaName}`;
}

/** All that there is to say about a wave. */
export function linesOf(wave: WaveView): string[] {
  const { chunks } = wave;
  const reason = wave.reason === null ? '' : `: ${wave.reason}`;
  const times =
    wave.startsAt === null || wave.endsAt === null
      ? 'never: there is nobody to write to'
      : `${bangkok(wave.startsAt)} to ${bangkok(wave.endsAt)} (Bangkok)`;
  const calls = Object.entries(chunks).map(([state, count]) => `${grouped(count)} ${state}`);
  return [
    `wave ${shortId(wave.id)}: ${wave.name} of ${wave.month}, ${wave.areaName}`,
    `  state   ${wave.state}${reason}`,
    `  people  ${grouped(wave.people)} in ${grouped(total(chunks))} calls${calls.length > 0 ? ` (${calls.join(', ')})` : ''}`,
    `  sent    ${grouped(wave.sent)}; ${grouped(wave.frozen)} under way or in doubt; ${grouped(wave.waiting)} waiting${leftOut(wave)}`,
    `  when    ${times}, before ${bangkok(wave.dueAt)}`,
    `  id      ${wave.id}`,
  ];
}

/** Those who were planned into a wave that is over, and were not written to. */
function leftOut({ state, people, sent, frozen, waiting }: WaveView): string {
  const count = people - sent - frozen - waiting;
  return state === 'finished' && count > 0
    ? `; ${grouped(count)} left out since: reported, reminded by another, out of reach or too late`
    : '';
}

/** What it costs, and whether there is room. */
export function priceLines(people: number, price: WavePrice): string[] {
  if (price.plan === null) return ['  money   no budget is set, so nothing may be sent: "budget" sets it'];
  const costs =
    price.baht === null || price.bahtWithVat === null
      ? `plan ${price.plan} does not sell ${grouped(people)} more messages`
      : `${grouped(price.baht)} baht, ${grouped(price.bahtWithVat)} with VAT, for ${grouped(people)} messages`;
  const quota = price.left === null ? "LINE's quota: no limit known" : `LINE's quota ${grouped(price.left)} left`;
  const read = price.quotaReadAt === null ? 'never read this month' : `read ${bangkok(price.quotaReadAt)}`;
  return [
    `  money   ${costs} (plan ${price.plan}: ${grouped(price.included)} included, ${grouped(price.used)} used or promised)`,
    `  room    budget ${grouped(price.budgetLeft)} left, ${quota} (${read})`,
    ...(price.fits ? [] : ['  warning: there is no room for all of it; it would stop when budget or quota is used up']),
  ];
}
