import { onScopeDispose, ref, type Ref } from 'vue';

const now = ref(Date.now());
let users = 0;
let ticking: ReturnType<typeof setInterval> | undefined;

/** The time now, in milliseconds, once a second; one timer for all. */
export function useNow(): Readonly<Ref<number>> {
  if (users++ === 0) {
    now.value = Date.now();
    ticking = setInterval(() => (now.value = Date.now()), 1000);
  }
  onScopeDispose(() => {
    if (--users === 0) clearInterval(ticking);
  });
  return now;
}
