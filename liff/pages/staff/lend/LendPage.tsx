import { ArrowLeft } from 'lucide';
import { useMemo, useState } from 'preact/hooks';
import type { DelegationsAnswer, DutiesAnswer } from '../../../../shared/api/staff.ts';
import { LEND } from '../../../../shared/text/staff-lend.ts';
import { Icon } from '../../../components/Icon.tsx';
import type { PageWorld } from '../../../state/pages.ts';
import { useLoad } from '../../../state/pages-load.ts';
import { withoutMemory } from '../../../state/without-memory.ts';
import type { PageProps } from '../../page-props.ts';
import { Loaded } from '../../States.tsx';
import { StaffOnly } from '../StaffOnly.tsx';
import { useDutiesLoad } from '../use-may.ts';
import { LendForm } from './LendForm.tsx';
import { Loans } from './Loans.tsx';

/** Whose duty is with whom, and lending one's own for a while. */
export function LendPage({ world }: PageProps) {
  const forgetful = useMemo(() => withoutMemory(world), [world]);
  const duties = useDutiesLoad(forgetful);
  return (
    <Loaded world={world} load={duties}>
      {(known) => (known.duties.length === 0 ? <StaffOnly /> : <Lending world={forgetful} duties={known.duties} />)}
    </Loaded>
  );
}

function Lending({ world, duties }: { world: PageWorld; duties: DutiesAnswer['duties'] }) {
  const load = useLoad<DelegationsAnswer>(world, '/staff/delegations');
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState('');
  const lendable = duties.filter(({ actions }) => actions.includes('delegation.give'));
  const settled = (words: string) => {
    setOpen(false);
    setSaid(words);
    load.again();
  };
  return (
    <>
      <nav class="beside">
        <a class="link" href="/liff/staff">
          <Icon of={ArrowLeft} />
          {LEND.back}
        </a>
      </nav>
      <section class="card">
        <h1 tabIndex={-1}>{LEND.title}</h1>
        <p class="hint">{LEND.about}</p>
        {lendable.length > 0 && !open && (
          <button type="button" class="btn" onClick={() => setOpen(true)}>
            {LEND.open}
          </button>
        )}
      </section>
      <p role="status" class={said ? 'strip' : 'sr'}>
        {said}
      </p>
      {open ? (
        <LendForm world={world} duties={lendable} done={settled} cancel={() => setOpen(false)} />
      ) : (
        <Loaded world={world} load={load}>
          {({ delegations }) => (
            <Loans world={world} loans={delegations} areas={lendable.map(({ area }) => area.id)} ended={settled} />
          )}
        </Loaded>
      )}
    </>
  );
}
