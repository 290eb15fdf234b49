import { useEffect, useState } from 'preact/hooks';
import type { Candidate, RegistrationAnswer } from '../../../shared/api/people.ts';
import { DONE_STEP } from '../../../shared/text/register-page.ts';
import { go } from '../../router.ts';
import type { PageProps } from '../page-props.ts';
import { SignedOut, Skeleton } from '../States.tsx';
import { CardStep } from './CardStep.tsx';
import { ChooseStep } from './ChooseStep.tsx';
import { CodeStep } from './CodeStep.tsx';
import { ConfirmStep } from './ConfirmStep.tsx';
import { DoneStep } from './DoneStep.tsx';

/** Which way, then the proof, then `ใช่ ฉันเอง`. Each way has an address, so that the back button goes one step back. */
export function RegisterPage({ world, path }: PageProps) {
  const [candidate, setCandidate] = useState<Candidate | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const [notMe, setNotMe] = useState(false);
  const me = world.me.value;
  const found = (answer: RegistrationAnswer) => {
    if ('ticket' in answer) setCandidate(answer);
    else world.become(answer.me);
  };
  useEffect(() => setCandidate(null), [path]);
  if (done !== null) return <DoneStep title={done} roles={me?.roles ?? []} />;
  if (me?.id) return <DoneStep title={DONE_STEP.already} roles={me.roles} />;
  if (me === null && world.signIn.value === 'failed') return <SignedOut world={world} />;
  if (me === null) return <Skeleton />;
  if (candidate)
    return (
      <ConfirmStep
        world={world}
        candidate={candidate}
        done={() => setDone(DONE_STEP.title)}
        notMe={() => {
          setCandidate(null);
          setNotMe(true);
          go('/liff/register');
        }}
      />
    );
  if (path.endsWith('/code')) return <CodeStep world={world} found={found} />;
  if (path.endsWith('/card')) return <CardStep world={world} found={found} />;
  return <ChooseStep notMe={notMe} />;
}
