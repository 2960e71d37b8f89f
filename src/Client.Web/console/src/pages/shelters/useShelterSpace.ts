import { ref, watch, type Ref } from 'vue';
import { get } from '@/api/http';
import type { PlaceCode, ShelterSpace } from '@/wire/rows';

// After the last digit: a number is not asked for while it is typed.
const pause = 300;

/** How many a floor has room for by the norms in force where it is, the local one first; empty until it is told. */
export function useShelterSpace(of: () => { place: PlaceCode | null; floor: number | null }): Ref<readonly ShelterSpace[]> {
  const told = ref<readonly ShelterSpace[]>([]);
  watch(
    of,
    ({ place, floor }, _, onCleanup) => {
      told.value = [];
      if (!place || !floor) return;
      const asking = new AbortController();
      const timer = setTimeout(() => {
        get<ShelterSpace[]>(`/api/places/${place}/shelter-space`, { floor }, asking.signal).then(
          (spaces) => (told.value = spaces),
          // A hint and no more: without a network the form goes on without it.
          () => null,
        );
      }, pause);
      onCleanup(() => {
        clearTimeout(timer);
        asking.abort();
      });
    },
    { immediate: true },
  );
  return told;
}
