import { shallowRef } from 'vue';

export interface Question {
  /** What is about to be done: a question. */
  title: string;
  /** What follows from it and cannot be undone, in full. */
  consequence: string;
  /** The word on the button: the deed itself, never "OK". */
  deed: string;
  /** Whether it takes something away. */
  grave?: boolean;
}

/** What is being asked now. */
export const asked = shallowRef<(Question & { answer: (yes: boolean) => void }) | null>(null);

/** Asks before a deed that cannot be undone, with its consequence. @returns Whether to go on. */
export function confirm(question: Question): Promise<boolean> {
  asked.value?.answer(false);
  return new Promise((resolve) => {
    asked.value = {
      ...question,
      answer: (yes) => {
        asked.value = null;
        resolve(yes);
      },
    };
  });
}
