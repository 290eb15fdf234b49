import { CircleCheck, LogIn, PencilLine, RefreshCw, UserRoundPlus } from 'lucide';
import { itemByCode } from '../../../shared/report/form.ts';
import { showReceiptNumber } from '../../../shared/report/receipt.ts';
import { NOTES, RETURNED, sentAlready } from '../../../shared/text/form-notes.ts';
import { Icon } from '../../components/Icon.tsx';
import { Strip } from '../../components/Strip.tsx';
import type { ReportController } from '../controller.ts';
import type { View } from '../view.ts';
import { OfferCard } from './OfferCard.tsx';

interface Props {
  c: ReportController;
  v: View;
}

/** The strips themselves. */
export function Heard({ c, v }: Props) {
  const { report } = c.month.value;
  return (
    <>
      {c.newerApp.value && (
        <Strip icon={RefreshCw} text={NOTES.newer}>
          <button type="button" class="link" onClick={() => c.openNewerApp()}>
            {NOTES.openNewer}
          </button>
        </Strip>
      )}
      {report?.state === 'submitted' && (
        <div class="strip done">
          <Icon of={CircleCheck} />
          <p class="lines">{sentAlready(showReceiptNumber(report.number))}</p>
        </div>
      )}
      <SignInStrip c={c} />
      <ReturnedStrip c={c} v={v} />
      <OfferCard c={c} />
    </>
  );
}

/** LINE's own switch: such a link leaves its browser for the phone's (LINE's documentation of URL parameters). */
function inOtherBrowser(href: string): string {
  const url = new URL(href);
  url.searchParams.set('openExternalBrowser', '1');
  return url.href;
}

/** Nothing about signing in stops her from filling; only sending waits for it. */
export function SignInStrip({ c }: { c: ReportController }) {
  const signIn = c.signIn.value;
  if (signIn.kind === 'stranger')
    return (
      <Strip icon={UserRoundPlus} text={NOTES.stranger}>
        <a class="link" href="/liff/register">
          {NOTES.register}
        </a>
      </Strip>
    );
  if (signIn.kind !== 'failed' || signIn.why === 'offline') return null;
  const phone = c.who.value.unitPhone;
  return (
    <Strip icon={LogIn} text={NOTES.signIn[signIn.why]}>
      <div class="ways">
        <button type="button" class="link" onClick={() => c.signInAgain()}>
          {signIn.why === 'no-line' ? NOTES.signInLine : NOTES.again}
        </button>
        <a class="link" href={inOtherBrowser(location.href)}>
          {NOTES.browser}
        </a>
        {phone && (
          <a class="link" href={`tel:${phone}`}>
            {NOTES.call}
          </a>
        )}
      </div>
    </Strip>
  );
}

function ReturnedStrip({ c, v }: Props) {
  const { returned } = c.month.value;
  if (returned === null) return null;
  const { item, reason, objected } = returned;
  const label = item !== null && c.form.value ? itemByCode(c.form.value, item)?.label : undefined;
  return (
    <Strip icon={PencilLine} text={`${objected ? RETURNED.objected : RETURNED.title}\n${reason ?? RETURNED.kept}`}>
      {item !== null && label !== undefined && (
        <button type="button" class="link" onClick={() => v.goToItem(item)}>
          {RETURNED.go(label)}
        </button>
      )}
    </Strip>
  );
}
