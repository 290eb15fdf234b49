import { KeyRound } from 'lucide';
import { SIGN_AGAIN } from '../../../shared/text/staff-queue.ts';
import { focusHere } from '../../components/focus-here.ts';
import { Icon } from '../../components/Icon.tsx';
import type { PageWorld } from '../../state/pages.ts';

/** LINE vouched for her too long ago for something that weighs: the way to a fresh sign-in, and back to this page. */
export function SignAgain({ world }: { world: PageWorld }) {
  return (
    <section class="card asking" role="alert">
      <h2 ref={focusHere} tabIndex={-1} class="head">
        <Icon of={KeyRound} />
        {SIGN_AGAIN.title}
      </h2>
      <p>{world.inLine ? SIGN_AGAIN.inLine : SIGN_AGAIN.outside}</p>
      {world.inLine ? (
        <button type="button" class="btn" onClick={() => world.close()}>
          {SIGN_AGAIN.close}
        </button>
      ) : (
        <button type="button" class="btn" onClick={() => world.signInAgain()}>
          {SIGN_AGAIN.signIn}
        </button>
      )}
    </section>
  );
}
