import { Handshake } from 'lucide';
import { Icon } from '../../components/Icon.tsx';

/** Whose duty she holds, and until when. */
export function StandIn({ words }: { words: string }) {
  return (
    <p class="strip">
      <Icon of={Handshake} />
      <span>{words}</span>
    </p>
  );
}
