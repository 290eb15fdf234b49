import { Flag as FlagIcon, MessageCircleWarning } from 'lucide';
import type { QueueLine } from '../../../shared/api/review.ts';
import { FLAG_WORDS, filedBy, OBJECTED } from '../../../shared/text/staff-flags.ts';
import { Icon } from '../../components/Icon.tsx';

type Said = Pick<QueueLine, 'flags' | 'objected' | 'filedBy'>;

/** Why a report stands where it stands, in words: what she objects to first. */
export function Flags({ of: { flags, objected, filedBy: filer } }: { of: Said }) {
  const words = flags.filter((flag) => flag !== 'filed-by-other' || filer === null).map((flag) => FLAG_WORDS[flag]);
  if (words.length === 0 && !objected && filer === null) return null;
  return (
    <ul class="flags">
      {objected && (
        <li class="objected">
          <Icon of={MessageCircleWarning} size={18} />
          {OBJECTED}
        </li>
      )}
      {filer && <li>{filedBy(filer.name)}</li>}
      {words.map((word) => (
        <li key={word}>
          <Icon of={FlagIcon} size={18} />
          {word}
        </li>
      ))}
    </ul>
  );
}
