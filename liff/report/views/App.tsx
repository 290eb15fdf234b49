import { ArrowRight } from 'lucide';
import { showReceiptNumber } from '../../../shared/report/receipt.ts';
import { FORM_PAGE, QUEUED, SENT } from '../../../shared/text/form-page.ts';
import { BottomBar } from '../../components/BottomBar.tsx';
import { Icon } from '../../components/Icon.tsx';
import type { ReportController } from '../controller.ts';
import { type Page, pagesOf } from '../pages.ts';
import { type LaterScreen, screenOf } from '../screen.ts';
import type { Frame, Place, View } from '../view.ts';
import { Header } from './Header.tsx';
import { SectionPage } from './SectionPage.tsx';
import { Strips } from './Strips.tsx';

interface Props {
  c: ReportController;
  v: View;
}

/** The report page: header, one screen, and the bar with the ways back and on. */
export function App({ c, v }: Props) {
  const { title, body, bar, parts = false } = frameOf(c, v);
  return (
    <>
      <Header c={c} v={v} title={title} parts={parts} />
      <main>{body}</main>
      {bar && <BottomBar label={FORM_PAGE.progress}>{bar}</BottomBar>}
    </>
  );
}

function frameOf(c: ReportController, v: View): Frame {
  const place = v.place.value;
  if (place === 'help' || place === 'months') return { ...laterFrame(c, v, place), bar: <Back v={v} /> };
  const screen = screenOf(c);
  if (screen === 'loading') return WAIT;
  return screen === 'form' ? formFrame(c, v, place) : laterFrame(c, v, screen);
}

const WAIT: Frame = { title: FORM_PAGE.loading, body: null };

/** Until those screens came over a weak signal: that it is kept, and the number, which is what she waits for. */
function laterFrame(c: ReportController, v: View, screen: LaterScreen): Frame {
  const found = v.laterFrame(screen);
  if (found) return found;
  const queue = c.queue.value;
  if (screen === 'queued') return { title: QUEUED.title, body: null };
  if (queue.kind !== 'sent') return screen === 'review' ? { title: FORM_PAGE.review, body: null } : WAIT;
  return { title: SENT.title, body: <p class="card">{`${SENT.number} ${showReceiptNumber(queue.receipt.number)}`}</p> };
}

function formFrame(c: ReportController, v: View, place: Place): Frame {
  const pages = c.form.value ? pagesOf(c.form.value) : [];
  if (place === 'all') return { ...laterFrame(c, v, place), bar: <Back v={v} /> };
  const page = pages.find(({ no }) => no === place);
  if (page) return pageFrame(c, v, page, pages.length);
  const { title, body } = laterFrame(c, v, 'review');
  const bar = (
    <>
      <Back v={v} />
      <button type="button" class="btn" aria-disabled={v.busy.value} onClick={() => v.send()}>
        {v.busy.value ? QUEUED.sending : FORM_PAGE.send}
      </button>
    </>
  );
  const all = (
    <>
      <Strips c={c} v={v} />
      {body}
    </>
  );
  return { title, body: all, bar };
}

function pageFrame(c: ReportController, v: View, page: Page, of: number): Frame {
  const last = page.no === of;
  const Start = v.later.value?.Start;
  const body = (
    <>
      <Strips c={c} v={v} />
      {page.no === 1 && Start && <Start c={c} v={v} />}
      <SectionPage c={c} v={v} page={page} />
    </>
  );
  const bar = (
    <>
      {page.no > 1 && <Back v={v} />}
      <button type="button" class="btn" onClick={() => v.go(last ? 'review' : page.no + 1)}>
        {last ? FORM_PAGE.review : FORM_PAGE.next}
        <Icon of={ArrowRight} />
      </button>
    </>
  );
  return { title: `${FORM_PAGE.part(page.no, of)} · ${page.name}`, body, bar, parts: true };
}

function Back({ v }: { v: View }) {
  return (
    <button type="button" class="btn ghost" onClick={() => v.back()}>
      {FORM_PAGE.back}
    </button>
  );
}
