import { t } from './language';

/** A text in Chinese and in English. */
export type Text = readonly [zh: string, en: string];

type Entry = Text | ((...given: never[]) => Text);

type Said<E extends Entry> = E extends (...given: infer G) => Text ? (...given: G) => string : () => string;

/**
 * The words of a page, each in both languages: one that is missing does not compile.
 *
 *     const w = words({ title: ['安置点', 'Shelters'], free: (n: number) => [`余 ${n}`, `${n} free`] });
 *     w.title(); w.free(3);
 */
export function words<const E extends Record<string, Entry>>(entries: E): { readonly [K in keyof E]: Said<E[K]> } {
  const told: Record<string, (...given: never[]) => string> = {};
  for (const [key, entry] of Object.entries(entries)) {
    told[key] = typeof entry === 'function' ? (...given: never[]) => t(...entry(...given)) : () => t(...entry);
  }
  return told as { readonly [K in keyof E]: Said<E[K]> };
}

/** Names of all codes of one kind: a code without its name does not compile. */
export function named<C extends string>(names: Readonly<Record<C, Text>>): (code: C) => string {
  return (code) => {
    // A server newer than this page may send a code that it does not know.
    const name: Text | undefined = names[code];
    return name ? t(...name) : code;
  };
}
