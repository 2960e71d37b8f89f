import { computed, type ComputedRef } from 'vue';
import { useRows } from '@/live/live';
import type { ExpectedRow, ResidentsRow, ShelterId, ShelterRow } from '@/wire/rows';

export interface OneShelter {
  readonly shelter: ComputedRef<ShelterRow | null>;
  /** Whether it is known that there is none. */
  readonly loaded: ComputedRef<boolean>;
  readonly residents: ComputedRef<readonly ResidentsRow[]>;
  readonly residentsLoaded: ComputedRef<boolean>;
  readonly expected: ComputedRef<readonly ExpectedRow[]>;
}

/** One shelter with those inside and those on the way, live. */
export function useShelter(id: () => ShelterId): OneShelter {
  const { byKey, loaded } = useRows('shelters');
  const shelter = computed(() => byKey.value.get(id()) ?? null);
  const near = computed(() => (shelter.value ? { place: shelter.value.place } : null));
  const { rows: allResidents, loaded: residentsLoaded } = useRows('residents', near);
  const { rows: allExpected } = useRows('expected', near);
  return {
    shelter,
    loaded,
    residents: computed(() => allResidents.value.filter((row) => row.shelter === id())),
    residentsLoaded,
    expected: computed(() => allExpected.value.filter((row) => row.shelter === id())),
  };
}
