import { useEffect, useState } from 'preact/hooks';
import type { FormDefinition } from '../../../shared/report/form.ts';
import type { PageWorld } from '../../state/pages.ts';

/** The form that a report was made with, for the names of its items; null while it is on its way. */
export function useForm(world: PageWorld, version: string | null): FormDefinition | null {
  const [form, setForm] = useState<FormDefinition | null>(null);
  useEffect(() => {
    if (version === null) return;
    const path = `/forms/${version}`;
    const seen = world.lastSeen<FormDefinition>(path);
    if (seen) return setForm(seen.data);
    void world.call<FormDefinition>('GET', path).then((reply) => {
      if (reply.kind !== 'ok') return;
      world.keep(path, reply.data);
      setForm(reply.data);
    });
  }, [world, version]);
  return form;
}
