import { ArrowLeft, TriangleAlert } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { RegistrationAnswer } from '../../../shared/api/people.ts';
import { REGISTER } from '../../../shared/text/register-page.ts';
import { Icon } from '../../components/Icon.tsx';
import type { PageWorld } from '../../state/pages.ts';
import { askWho, type Proof, sentenceOf } from './ask.ts';

/** Something to look at again, and the field where it stands. */
export interface Fix {
  readonly field: string;
  readonly text: string;
}

interface Props {
  world: PageWorld;
  title: string;
  /** What is asked for, or what to fix first. */
  proof: () => Proof | readonly Fix[];
  found: (answer: RegistrationAnswer) => void;
  children: (fixes: readonly Fix[]) => ComponentChildren;
}

/** One step with fields and one button; what to fix stands on top and leads to its field. */
export function ProofForm({ world, title, proof, found, children }: Props) {
  const [fixes, setFixes] = useState<readonly Fix[]>([]);
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (fixes.length > 0 || said) top.current?.focus();
  }, [fixes, said]);
  const send = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    const given = proof();
    setSaid('');
    if (isFixes(given)) return setFixes(given);
    setFixes([]);
    setBusy(true);
    const reply = await askWho(world, given);
    setBusy(false);
    if (reply.kind === 'ok') found(reply.data);
    else setSaid(sentenceOf(reply, world.now()));
  };
  return (
    <>
      <a class="link onhero" href="/liff/register">
        <Icon of={ArrowLeft} />
        {REGISTER.back}
      </a>
      <form class="card" noValidate autocomplete="off" onSubmit={(event) => void send(event)}>
        <h1>{title}</h1>
        {(fixes.length > 0 || said) && (
          <div class="fix" role="alert" tabIndex={-1} ref={top}>
            <Icon of={TriangleAlert} />
            <div>
              {said ? <p class="lines">{said}</p> : <b>{REGISTER.fixTitle}</b>}
              {fixes.map(({ field, text }) => (
                <a key={field} class="link" href={`#${field}`} onClick={(event) => focusOn(event, field)}>
                  {text}
                </a>
              ))}
            </div>
          </div>
        )}
        {children(fixes)}
        <button type="submit" class="btn" aria-disabled={busy}>
          {busy ? REGISTER.checking : REGISTER.next}
        </button>
      </form>
    </>
  );
}

const isFixes = (given: Proof | readonly Fix[]): given is readonly Fix[] => Array.isArray(given);

function focusOn(event: Event, field: string): void {
  event.preventDefault();
  event.stopPropagation();
  document.getElementById(field)?.focus();
}
