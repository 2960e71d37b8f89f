import { computed, ref, watch, type ComputedRef, type Ref } from 'vue';
import { wrong } from '@/api/useCommand';
import { row as readRow } from '@/api/views';
import { Refused } from '@/api/http';
import { useRows } from '@/live/live';
import type { HouseholdId, HouseholdRow, PlaceCode, Whereabouts } from '@/wire/rows';
import { whereName } from '@/words/codes';

/** Where the members are: 3 in shelters, 1 at home. */
export function whereSummary(row: HouseholdRow): string {
  const counts = new Map<Whereabouts['kind'], number>();
  for (const member of row.members) counts.set(member.where.kind, (counts.get(member.where.kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => `${whereName(kind)} ${count}`).join(' · ');
}

export interface OneHousehold {
  readonly household: ComputedRef<HouseholdRow | null>;
  readonly isGone: Ref<boolean>;
  readonly fault: Ref<string | null>;
}

/** One household: read once to know its village, live with that village from then on. */
export function useHousehold(id: () => HouseholdId): OneHousehold {
  const read = ref<HouseholdRow | null>(null);
  const isGone = ref(false);
  const fault = ref<string | null>(null);
  const near = ref<{ place: PlaceCode } | null>(null);
  const { byKey, loaded } = useRows('households', () => near.value);
  const live = computed(() => byKey.value.get(id()) ?? null);

  async function load(): Promise<void> {
    const asked = id();
    try {
      const found = await readRow('households', asked);
      if (asked !== id()) return;
      read.value = found;
      near.value = { place: found.place };
      fault.value = null;
    } catch (error) {
      if (asked !== id()) return;
      if (error instanceof Refused && error.problem.status === 404) isGone.value = true;
      else fault.value = wrong(error);
    }
  }
  watch(
    id,
    () => {
      read.value = null;
      isGone.value = false;
      void load();
    },
    { immediate: true },
  );
  // Its home has moved to another village.
  watch([live, loaded], ([now, complete]) => {
    if (complete && !now && read.value) void load();
  });
  // What was read may be newer than what the live rows have come to.
  const household = computed(() => {
    const found = read.value?.id === id() ? read.value : null;
    return live.value && (!found || live.value.version >= found.version) ? live.value : found;
  });
  return { household, isGone, fault };
}
