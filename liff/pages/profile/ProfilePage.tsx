import { HeartHandshake, Phone } from 'lucide';
import { useState } from 'preact/hooks';
import type { Consents, Profile } from '../../../shared/api/people.ts';
import type { Reminders } from '../../../shared/api/reminders.ts';
import type { Me } from '../../../shared/api/session.ts';
import { NOTICE, PROFILE, UNLINK } from '../../../shared/text/profile-page.ts';
import { roleTitle } from '../../../shared/text/roles.ts';
import { formatCount } from '../../../shared/thai/count.ts';
import { thaiDate } from '../../../shared/thai/dates.ts';
import { Icon } from '../../components/Icon.tsx';
import { type Load, together, useLoad } from '../../state/pages-load.ts';
import type { PageProps } from '../page-props.ts';
import { Loaded, Note } from '../States.tsx';
import { ConsentSwitches } from './ConsentSwitches.tsx';
import { ExportCard } from './ExportCard.tsx';
import { RemindersCard } from './RemindersCard.tsx';
import { SignOutCard } from './SignOutCard.tsx';
import { TextSizeCard } from './TextSizeCard.tsx';
import { UnlinkCard } from './UnlinkCard.tsx';

/** What we know of her and what she may decide. The text size works without signal and without signing in. */
export function ProfilePage({ world }: PageProps) {
  const consents = useLoad<Consents>(world, '/consents');
  const reminders = useLoad<Reminders>(world, '/reminders');
  const load = together(useLoad<Profile>(world, '/me'), consents, reminders);
  const [left, setLeft] = useState(false);
  if (left) return <Left registerAgain={world.askAgain} />;
  return (
    <>
      <Loaded world={world} load={load}>
        {({ me }) => <Facts me={me} />}
      </Loaded>
      {settled(load) && <TextSizeCard />}
      {load.now.data && settled(consents) && settled(reminders) && (
        <>
          {load.now.data.me.roles.includes('volunteer') && <RemindersCard world={world} load={reminders} />}
          <ConsentSwitches world={world} load={consents} />
          <Notice seen={load.now.data.notice} />
          <ExportCard world={world} />
          <SignOutCard world={world} />
          <UnlinkCard world={world} left={() => setLeft(true)} />
        </>
      )}
    </>
  );
}

/** Nothing stands below a card that is still on its way: it would be pushed down just as she taps it. */
const settled = ({ now }: Load<unknown>) => now.data !== null || now.state !== 'loading';

/** LINE still knows her: to us she is somebody who may register. */
function Left({ registerAgain }: { registerAgain: () => Promise<void> }) {
  return (
    <Note icon={HeartHandshake} title={UNLINK.doneTitle} body={UNLINK.done}>
      <a class="btn ghost" href="/liff/register" onClick={() => void registerAgain()}>
        {UNLINK.again}
      </a>
    </Note>
  );
}

function Facts({ me }: { me: Me }) {
  const facts = [
    [PROFILE.name, me.name],
    [PROFILE.role, me.roles.map(roleTitle).join(' · ')],
    [PROFILE.unit, me.unit?.name],
    [PROFILE.village, me.village],
    [PROFILE.households, me.households === null ? null : PROFILE.householdsOf(formatCount(me.households))],
  ] as const;
  return (
    <section class="card">
      <h1>{PROFILE.title}</h1>
      <dl class="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value || PROFILE.unknown}</dd>
          </div>
        ))}
      </dl>
      <p class="hint">{PROFILE.wrong}</p>
      {me.unit?.phone ? (
        <a class="btn ghost" href={`tel:${me.unit.phone.replace(/[^+\d]/g, '')}`}>
          <Icon of={Phone} />
          {PROFILE.call}
        </a>
      ) : (
        <p class="hint">{PROFILE.noPhone}</p>
      )}
    </section>
  );
}

function Notice({ seen }: { seen: Profile['notice'] }) {
  return (
    <section class="card">
      <h2>{NOTICE.title}</h2>
      <p class="hint">
        {NOTICE.version(seen.version)} · {NOTICE.seen(thaiDate(Date.parse(seen.at)))}
      </p>
      <a class="link" href="/liff/privacy">
        {NOTICE.read}
      </a>
    </section>
  );
}
