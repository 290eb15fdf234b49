import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Answers } from '../../../shared/report/answers.ts';
import type { Filing, FilingPlace, Filings } from '../../offline/filings.ts';
import type { PageWorld } from '../../state/pages.ts';

/** `refused`: this phone keeps nothing, so leaving the page would lose it. */
export type Kept = 'nothing' | 'kept' | 'refused';

export interface KeptFiling {
  /** Null while it is being looked for. */
  readonly answers: Answers | null;
  readonly kept: Kept;
  change(answers: Answers, formVersion: string): void;
  /** The id under which these numbers are sent, kept before they leave. */
  submission(answers: Answers, formVersion: string): Promise<string>;
  drop(): Promise<void>;
}

/** What she types for another, kept on this phone as she types. @param begin what the form begins with otherwise */
export function useFiling(world: PageWorld, at: FilingPlace, begin: Answers): KeptFiling {
  const [answers, setAnswers] = useState<Answers | null>(null);
  const [kept, setKept] = useState<Kept>('nothing');
  const sent = useRef<Filing['sent']>(null);
  const writer = useMemo(() => createWriter(world.filings(), at, setKept), []);
  useEffect(() => {
    void writer.load().then((filing) => {
      sent.current = filing?.sent ?? null;
      setAnswers(filing?.answers ?? begin);
    });
  }, [writer]);
  const filing = (numbers: Answers, formVersion: string): Filing => ({
    answers: numbers,
    formVersion,
    sent: sent.current,
  });
  return {
    answers,
    kept,
    change(numbers, formVersion) {
      setAnswers(numbers);
      void writer.keep(filing(numbers, formVersion));
    },
    async submission(numbers, formVersion) {
      const content = JSON.stringify(numbers);
      if (sent.current?.content !== content) sent.current = { id: world.newId(), content };
      const { id } = sent.current;
      await writer.keep(filing(numbers, formVersion));
      return id;
    },
    drop: writer.drop,
  };
}

/** One write at a time, the newest numbers last. */
function createWriter(opening: Promise<Filings | null>, at: FilingPlace, tell: (kept: Kept) => void) {
  let newest: Filing | null = null;
  let writing: Promise<void> | null = null;
  const write = async () => {
    const filings = await opening;
    while (newest) {
      const filing = newest;
      newest = null;
      const saved = await filings?.keep(at, filing).catch(() => false);
      tell(saved ? 'kept' : 'refused');
    }
    writing = null;
  };
  return {
    async load(): Promise<Filing | null> {
      const found = await opening.then((filings) => filings?.load(at) ?? null).catch(() => null);
      if (found) tell('kept');
      return found;
    },
    keep(filing: Filing): Promise<void> {
      newest = filing;
      writing ??= write();
      return writing;
    },
    async drop(): Promise<void> {
      newest = null;
      await writing;
      await opening.then((filings) => filings?.drop(at)).catch(() => {});
    },
  };
}
