import { CircleHelp } from 'lucide';
import type { Me } from '../../shared/api/session.ts';
import { roleTitle } from '../../shared/text/roles.ts';
import { signedInAs, TITLES } from '../../shared/text/tabs.ts';
import { Icon } from '../components/Icon.tsx';

/** Vowels that are written before their consonant do not begin a name's sound. */
const initialOf = (name: string) => /[^\u0e40-\u0e44\s]/.exec(name)?.[0] ?? '';

/** Who this phone is signed in as: phones are shared, so it stands on every page. */
export function Header({ me }: { me: Me | null }) {
  return (
    <header class="hero">
      {me?.name && (
        <div class="who">
          <span class="av" aria-hidden="true">
            {initialOf(me.name)}
          </span>
          <div>
            <b>{signedInAs(me.name)}</b>
            <span>
              {[...me.roles.slice(0, 1).map(roleTitle), me.village ?? me.unit?.name].filter(Boolean).join(' ')}
            </span>
          </div>
        </div>
      )}
      <a class="help" href="/liff/help">
        <Icon of={CircleHelp} />
        {TITLES.help}
      </a>
    </header>
  );
}
