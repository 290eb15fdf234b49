import { changesBetween } from '../../../shared/report/changes.ts';
import { itemByCode } from '../../../shared/report/form.ts';
import { STOPPED, WAYS } from '../../../shared/text/form-rare.ts';
import { formatCount } from '../../../shared/thai/count.ts';
import type { ReportController, StopProblem } from '../controller.ts';
import type { View } from '../view.ts';
import { ItemLinks } from './ItemLinks.tsx';

interface Props {
  c: ReportController;
  v: View;
  problem: StopProblem;
}
type Code = keyof typeof STOPPED;

const wordsOf = (code: string) => STOPPED[code in STOPPED ? (code as Code) : 'other'];

export function stoppedTitle(problem: StopProblem): string {
  return wordsOf(problem.code).title;
}

/** What stopped the report, and the one kind way out first. What she typed is kept in every case. */
export function Stopped({ c, v, problem }: Props) {
  const form = c.form.value;
  return (
    <>
      <section class="card warn">
        <p class="lines">{wordsOf(problem.code).body}</p>
        {problem.code === 'version-conflict' && problem.theirs && <Differences c={c} theirs={problem.theirs} />}
        {problem.code === 'invalid-answers' && form && (
          <ItemLinks form={form} codes={problem.items} onGo={(code) => leave(c, () => v.goToItem(code))} />
        )}
      </section>
      <WaysOut c={c} v={v} problem={problem} />
    </>
  );
}

/** Back to the form, and only then on. */
function leave(c: ReportController, then: () => void): void {
  void c.resolve('edit').then(then);
}

function WaysOut({ c, v, problem }: Props) {
  const button = (words: string, act: () => void, ghost = false) => (
    <button type="button" class={ghost ? 'btn ghost' : 'btn'} onClick={act}>
      {words}
    </button>
  );
  const link = (words: string, href: string) => (
    <a class="btn" href={href}>
      {words}
    </a>
  );
  const mine = (words: string, ghost = false) => button(words, () => void c.resolve('send-mine'), ghost);
  const edit = (place: 'review' | 'gone' = 'review') =>
    button(WAYS.edit, () => leave(c, () => place === 'review' && v.go(place)), true);
  const phone = c.who.value.unitPhone;
  const call = phone && link(WAYS.call, `tel:${phone}`);
  switch (problem.code) {
    case 'version-conflict':
      return (
        <>
          {mine(WAYS.mine)}
          {problem.theirs && button(WAYS.theirs, () => void c.resolve('take-theirs'), true)}
        </>
      );
    case 'other-user':
      return button(WAYS.signIn, () => c.signInAgain());
    case 'form-changed':
      return button(WAYS.open, () => c.openNewerApp());
    case 'not-registered':
      return link(WAYS.register, '/liff/register');
    case 'report-certified':
    case 'month-closed':
    case 'month-not-open':
      return call || link(WAYS.reports, '/liff/my-reports');
    case 'not-assigned':
      return (
        <>
          {call}
          {mine(WAYS.again, Boolean(call))}
        </>
      );
    case 'invalid-answers':
    case 'submission-conflict':
      return edit();
    default:
      return (
        <>
          {mine(WAYS.again)}
          {edit()}
        </>
      );
  }
}

/** Both numbers where the two versions differ. */
function Differences({ c, theirs }: { c: ReportController; theirs: Readonly<Record<string, number | null>> }) {
  const form = c.form.value;
  if (form === null) return null;
  const show = (count: number | null) => (count === null ? WAYS.empty : formatCount(count));
  return (
    <dl>
      {changesBetween(form, theirs, c.answers.value).map(({ code, before, after }) => (
        <div key={code}>
          <dt>{itemByCode(form, code)?.label}</dt>
          <dd>{WAYS.mineIs(show(after))}</dd>
          <dd class="hint">{WAYS.theirsIs(show(before))}</dd>
        </div>
      ))}
    </dl>
  );
}
