import type { PackAnswer } from '../../../shared/api/evidence.ts';
import { EXCLUSIONS, type Outcome } from '../../../shared/evidence/payable.ts';
import { OUTCOMES } from '../../../shared/text/evidence.ts';
import { PACK } from '../../../shared/text/staff-evidence.ts';
import { filedBy } from '../../../shared/text/staff-flags.ts';
import { formatCount } from '../../../shared/thai/count.ts';

type Line = PackAnswer['people'][number];

/** Everybody of the month by what became of her: who is not payable stands first, since that is what is looked at. */
export function PackPeople({ pack }: { pack: PackAnswer }) {
  const groups = [...EXCLUSIONS, 'payable' as const]
    .map((outcome) => ({ outcome, people: pack.people.filter((one) => one.outcome === outcome) }))
    .filter(({ people }) => people.length > 0);
  return (
    <section class="card">
      {groups.map(({ outcome, people }) => (
        <Group key={outcome} outcome={outcome} people={people} />
      ))}
      {pack.left.length > 0 && (
        <details class="fold">
          <summary>
            {PACK.left} {PACK.people(formatCount(pack.left.length))}
          </summary>
          <ul class="notice">
            {pack.left.map(({ name, village }) => (
              <li key={name}>{[name, village].filter(Boolean).join(' · ')}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Group({ outcome, people }: { outcome: Outcome; people: readonly Line[] }) {
  return (
    <details class="fold">
      <summary>
        {OUTCOMES[outcome]} {PACK.people(formatCount(people.length))}
      </summary>
      <ul class="notice">
        {people.map(({ no, name, village, filedBy: filer }) => (
          <li key={no}>{[name, village, filer && filedBy(filer)].filter(Boolean).join(' · ')}</li>
        ))}
      </ul>
    </details>
  );
}
