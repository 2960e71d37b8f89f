import { ref } from 'vue';

const kept = 'relief.question-mark';

/** Whether a question mark alone opens the help: some speak to their computer or type with a switch, and turn it off. */
export const questionMark = ref(localStorage.getItem(kept) !== 'off');

export function setQuestionMark(on: boolean): void {
  questionMark.value = on;
  if (on) localStorage.removeItem(kept);
  else localStorage.setItem(kept, 'off');
}

export type Shortcut = { deed: 'search' } | { deed: 'help' } | { deed: 'area'; index: number };

const isTyping = (target: EventTarget | null): boolean => target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName));

/** What a key asks for; null for a key that is only typed. */
export function shortcutOf(event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'target'>): Shortcut | null {
  const held = event.ctrlKey || event.metaKey;
  if (held && event.key.toLowerCase() === 'k') return { deed: 'search' };
  if (held && event.key === '/') return { deed: 'help' };
  // By the place of the key: on some keyboards Alt makes another character of it.
  const digit = /^Digit([1-9])$/.exec(event.code);
  if (event.altKey && !held && digit) return { deed: 'area', index: Number(digit[1]) - 1 };
  return event.key === '?' && !held && !event.altKey && questionMark.value && !isTyping(event.target) ? { deed: 'help' } : null;
}
