import { reactive, watch } from 'vue';

/**
 * What has been typed into a form: kept over a reload and a session that ended, on this tab alone, and gone at sign-out.
 * @param key Names the form and the thing it is about: `shelter/open/3f…`.
 * @param initial The form when it is new.
 */
export function useDraft<T extends object>(key: string, initial: () => T): { form: T; isKept: boolean; clear: () => void } {
  const name = `draft ${key}`;
  const kept = sessionStorage.getItem(name);
  let found: Partial<T> = {};
  try {
    if (kept) found = JSON.parse(kept) as Partial<T>;
  } catch {
    sessionStorage.removeItem(name);
  }
  const form = reactive({ ...initial(), ...found }) as T;
  watch(
    form,
    (now) => sessionStorage.setItem(name, JSON.stringify(now)),
    { deep: true, flush: 'sync' },
  );
  return {
    form,
    isKept: kept !== null,
    clear: () => {
      Object.assign(form, initial());
      sessionStorage.removeItem(name);
    },
  };
}
