/** One thing that can be tapped: the words on it and the LINE action object that it carries. */
export interface Tap {
  label: string;
  action: object;
}

/** What a message says, line by line, and what can be tapped on it. */
export interface Flat {
  lines: string[];
  taps: Tap[];
}

/** A LINE JSON object of which only some fields are looked at. */
export type Loose = { readonly type?: string } & { readonly [field: string]: unknown };

/** The name that people give a tap: what stands on it, else what it says or opens. */
export function tapOf(action: Loose, label: unknown = action.label): Tap {
  return { label: String(label || action.displayText || action.text || action.uri || action.type), action };
}
