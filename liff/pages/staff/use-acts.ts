import { useState } from 'preact/hooks';
import type { ReviewAnswer } from '../../../shared/api/review.ts';
import { ACTS } from '../../../shared/text/staff-report.ts';
import type { Refusal } from '../../api/client.ts';
import type { PageWorld } from '../../state/pages.ts';
import { type ActName, act, type Unmaking, type Why, wordOf } from './acts.ts';

interface Given {
  world: PageWorld;
  report: ReviewAnswer;
  /** Somebody changed it, she or a colleague: it is read anew. */
  changed: (said: string) => void;
  certified: () => void;
}

/** One act at a time, and what is said of it. */
export function useActs({ world, report, changed, certified }: Given) {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refusal | null>(null);
  const [said, setSaid] = useState('');
  const run = async (name: ActName, why?: Why) => {
    if (busy) return;
    setBusy(true);
    setRefused(null);
    setSaid('');
    const reply = await act(world, report, name, why);
    setBusy(false);
    if (reply.kind === 'offline') return setSaid(ACTS.offline);
    if (reply.kind === 'problem') {
      setRefused(reply.problem);
      if (reply.problem.status === 409) changed(reply.problem.detail);
      return;
    }
    if (name === 'certify') certified();
    else changed(doneWords(name, report));
  };
  return { busy, refused, said, run: (name: ActName, why?: Why) => void run(name, why) };
}

/** What was done; where an evidence pack still holds the report, that it wants a new one. */
function doneWords(name: Unmaking, report: ReviewAnswer): string {
  const done = ACTS.done[wordOf(name, report)];
  return report.inPack === null ? done : `${done} ${ACTS.packDue(report.inPack)}`;
}
