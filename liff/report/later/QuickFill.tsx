import { Copy, Undo2 } from 'lucide';
import { QUICK_FILL } from '../../../shared/text/form-after.ts';
import { Icon } from '../../components/Icon.tsx';
import type { ReportController } from '../controller.ts';
import type { View } from '../view.ts';
import { ChangeMonth } from './ChangeMonth.tsx';

/** Last month's numbers, or zeros, for these items at once; and back again. */
export function QuickFill({ c, v, codes }: { c: ReportController; v: View; codes: readonly string[] }) {
  const answers = c.answers.value;
  const last = c.month.value.last?.answers ?? {};
  const gaps = codes.filter((code) => (answers[code] ?? null) === null).length;
  const differs = codes.some((code) => (last[code] ?? null) !== null && last[code] !== answers[code]);
  const fill = (change: () => void) => {
    change();
    v.filled.value = v.place.value;
  };
  return (
    <>
      <div class="pair">
        {differs && (
          <button type="button" class="btn ghost" onClick={() => fill(() => c.sameAsLast(codes))}>
            {QUICK_FILL.same}
          </button>
        )}
        {gaps > 0 && (
          <button type="button" class="btn ghost" onClick={() => fill(() => c.restZero(codes))}>
            {gaps === codes.length ? QUICK_FILL.noneAll : QUICK_FILL.zero}
          </button>
        )}
      </div>
      <Undo c={c} v={v} />
    </>
  );
}

/** What one tap filled, one tap takes back, where she sees what it does. */
export function Undo({ c, v }: { c: ReportController; v: View }) {
  const shown = v.filled.value === v.place.value && c.canUndo.value;
  return (
    <div role="status">
      {shown && (
        <div class="strip done">
          <p>{QUICK_FILL.filled}</p>
          <button
            type="button"
            class="link"
            onClick={() => {
              c.undo();
              v.filled.value = null;
            }}
          >
            <Icon of={Undo2} />
            {QUICK_FILL.undo}
          </button>
        </div>
      )}
    </div>
  );
}

/** Beside the first items: another month, and last month's numbers for all. */
export function Start(props: { c: ReportController; v: View }) {
  return (
    <>
      <ChangeMonth {...props} />
      <SameForAll {...props} />
    </>
  );
}

/** The shortest way for a month like the last one: everything copied, then read once before it goes. */
function SameForAll({ c, v }: { c: ReportController; v: View }) {
  const answers = Object.values(c.answers.value);
  if (c.month.value.last === null || answers.some((count) => count !== null)) return null;
  return (
    <button
      type="button"
      class="btn gold"
      onClick={() => {
        c.sameAsLast();
        v.filled.value = 'review';
        v.go('review');
      }}
    >
      <Icon of={Copy} />
      {QUICK_FILL.sameAll}
    </button>
  );
}
