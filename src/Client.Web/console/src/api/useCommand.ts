import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue';
import type { Bilingual } from '@/wire/rows';
import { said, t } from '@/words/language';
import { saidWithPlaces } from '@/words/placed';
import type { Answer } from './commands';
import { Refused, Unreached, type Problem } from './http';
import { newId } from './ids';

/** How far a command is: `unknown` when no answer came, and the same may be sent again without harm. */
export type Progress = 'idle' | 'pending' | 'done' | 'refused' | 'unknown';

export interface Sent {
  readonly progress: ShallowRef<Progress>;
  /** Why it was refused, or that its outcome is not known; null otherwise. */
  readonly message: ComputedRef<string | null>;
  readonly problem: ShallowRef<Problem | null>;
  /** What is wrong with the field, in the user's language; null where nothing is. */
  errorOf(field: string): string | null;
  /** Gives the command under an id that stays the same until its outcome is known. @returns Null when it was refused or nobody answered. */
  give(send: (id: string) => Promise<Answer>): Promise<Answer | null>;
  reset(): void;
}

const noAnswer: Bilingual = { zh: '没有收到答复，可能已经记录。请重试：同一操作不会记录两次。', en: 'No answer came; it may have been recorded. Try again: it is never recorded twice.' };

/** One command after another from a form or a button, each with its state for the screen. */
export function useCommand(): Sent {
  const progress = shallowRef<Progress>('idle');
  const problem = shallowRef<Problem | null>(null);
  let id: string | null = null;
  return {
    progress,
    problem,
    message: computed(() => {
      if (progress.value === 'unknown') return said(noAnswer);
      return problem.value ? saidWithPlaces(problem.value.code, said(problem.value.reason)) : null;
    }),
    errorOf: (field) => {
      const at = problem.value;
      return at && (at.field === field || at.field.startsWith(`${field}.`) || at.field.startsWith(`${field}[`)) ? said(at.reason) : null;
    },
    give: async (send) => {
      if (progress.value === 'pending') return null;
      // Whoever changes the form before trying again still repeats the one command: if the first was recorded, that is what happened.
      id = progress.value === 'unknown' && id ? id : newId();
      progress.value = 'pending';
      problem.value = null;
      try {
        const answer = await send(id);
        progress.value = 'done';
        return answer;
      } catch (fault) {
        if (fault instanceof Refused) {
          problem.value = fault.problem;
          progress.value = 'refused';
        } else if (fault instanceof Unreached) {
          progress.value = 'unknown';
        } else {
          progress.value = 'idle';
          throw fault;
        }
        return null;
      }
    },
    reset: () => {
      progress.value = 'idle';
      problem.value = null;
      id = null;
    },
  };
}

/** What went wrong with a reading, in the user's language. */
export function wrong(fault: unknown): string {
  if (fault instanceof Refused) return said(fault.problem.reason);
  if (fault instanceof Unreached) return t('连接不到服务器，请稍后再试', 'The server cannot be reached: try again shortly');
  throw fault;
}
