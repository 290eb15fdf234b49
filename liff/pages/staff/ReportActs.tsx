import { BadgeCheck, PencilLine } from 'lucide';
import { useState } from 'preact/hooks';
import type { ReviewAnswer } from '../../../shared/api/review.ts';
import type { FormDefinition } from '../../../shared/report/form.ts';
import { ACTS } from '../../../shared/text/staff-report.ts';
import { Icon } from '../../components/Icon.tsx';
import type { PageWorld } from '../../state/pages.ts';
import { type Unmaking, wordOf } from './acts.ts';
import { KeysHelp } from './KeysHelp.tsx';
import { SignAgain } from './SignAgain.tsx';
import { useActs } from './use-acts.ts';
import { useKeys } from './use-keys.ts';
import { WhyForm } from './WhyForm.tsx';

interface Props {
  world: PageWorld;
  report: ReviewAnswer;
  form: FormDefinition | null;
  /** She came with the key that sends it back. */
  returning: boolean;
  changed: (said: string) => void;
  certified: () => void;
  step: (by: 1 | -1) => void;
  back: () => void;
}

/** What she may do with this report, where the thumb is, and by keys. */
export function ReportActs({ world, report, form, returning, changed, certified, step, back }: Props) {
  const { may } = report;
  const [asked, setAsked] = useState<Unmaking | null>(returning && may.return ? 'return' : null);
  const [keys, setKeys] = useState(false);
  const { busy, refused, said, run } = useActs({ world, report, changed, certified });
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    c: () => may.certify && run('certify'),
    r: () => may.return && setAsked('return'),
    Escape: () => (asked ? setAsked(null) : back()),
    '?': () => setKeys(!keys),
  });
  return (
    <div class="acts">
      {refused?.code === 'sign-in-again' && <SignAgain world={world} />}
      {refused && refused.code !== 'sign-in-again' && refused.status !== 409 && (
        <p class="strip" role="alert">
          {refused.detail}
        </p>
      )}
      {said && (
        <p class="strip" role="alert">
          {said}
        </p>
      )}
      {asked ? (
        <WhyForm
          report={report}
          form={form}
          name={asked}
          busy={busy}
          send={(why) => run(asked, why)}
          cancel={() => setAsked(null)}
        />
      ) : (
        <Buttons report={report} busy={busy} certify={() => run('certify')} ask={setAsked} />
      )}
      <KeysHelp open={keys} />
    </div>
  );
}

interface ButtonsProps {
  report: ReviewAnswer;
  busy: boolean;
  certify: () => void;
  ask: (name: Unmaking) => void;
}

function Buttons({ report, busy, certify, ask }: ButtonsProps) {
  const { may } = report;
  const unmaking = (['reopen', 'withdraw'] as const).filter((name) => may[name]);
  return (
    <>
      {(may.certify || may.return) && (
        <div class="actbar">
          {may.return && (
            <button type="button" class="btn ghost" onClick={() => ask('return')}>
              <Icon of={PencilLine} />
              {ACTS.return}
            </button>
          )}
          {may.certify && (
            <button type="button" class="btn" aria-disabled={busy} onClick={certify}>
              <Icon of={BadgeCheck} />
              {ACTS.certify}
            </button>
          )}
        </div>
      )}
      {unmaking.map((name) => (
        <button key={name} type="button" class="btn ghost" onClick={() => ask(name)}>
          {ACTS[wordOf(name, report)]}
        </button>
      ))}
    </>
  );
}
