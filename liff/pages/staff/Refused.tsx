import { ACTS } from '../../../shared/text/staff-report.ts';
import type { PageWorld } from '../../state/pages.ts';
import { SignAgain } from './SignAgain.tsx';
import type { Sending } from './use-send.ts';

/** Why something was not done, and what to do about it. */
export function Refused({ world, trouble }: { world: PageWorld; trouble: Sending['trouble'] }) {
  if (trouble === null) return null;
  if (trouble !== 'offline' && trouble.code === 'sign-in-again') return <SignAgain world={world} />;
  return (
    <p class="strip" role="alert">
      {trouble === 'offline' ? ACTS.offline : trouble.detail}
    </p>
  );
}
