import { shallowRef } from 'vue';

export interface Told {
  /** What was done. */
  text: string;
  /** How it is meant; done well where nothing is said. */
  tone?: 'good' | 'warn';
  /** Takes it back, where that is safe; the word for it is "undo". @returns What to say then; null where it was not taken back. */
  undo?: () => Promise<string | null>;
}

/** What was last done, below the head of the screen for a while: the buttons of a form are at its foot. */
export const told = shallowRef<(Told & { key: number }) | null>(null);
let key = 0;

/** Says that something is done, and offers to take it back where that is safe. */
export function tell(one: Told | string): void {
  told.value = { ...(typeof one === 'string' ? { text: one } : one), key: ++key };
}

/** Gives the command that takes another back. @returns What to say then; null where it was not taken back. */
export const takenBack = (given: Promise<unknown>, said: () => string): Promise<string | null> => given.then(said, () => null);
