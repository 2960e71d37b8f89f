import { computed, ref, watch, type ComputedRef } from 'vue';
import { useRows } from '@/live/live';
import type { DisasterId, DisasterRow } from '@/wire/rows';
import { session } from './session';

const kept = 'relief.disaster';
const chosen = ref<DisasterId | null>(localStorage.getItem(kept));

/** Shows another disaster; remembered on this device. */
export function choose(id: DisasterId): void {
  chosen.value = id;
  localStorage.setItem(kept, id);
}

const isOver = (row: DisasterRow): boolean => row.stage === 'closed' || row.stage === 'cancelled';

export interface Disasters {
  /** The newest first, those that are over last. */
  readonly all: ComputedRef<readonly DisasterRow[]>;
  /** The one that every page shows; null where there is none. */
  readonly disaster: ComputedRef<DisasterRow | null>;
  /** Its id, as a filter for `useRows`; null where there is none. */
  readonly filter: ComputedRef<{ disaster: DisasterId } | null>;
  readonly loaded: ComputedRef<boolean>;
}

/** The disasters that this account sees, and the one chosen in the header. */
export function useDisaster(): Disasters {
  const { rows, loaded } = useRows('disasters');
  const all = computed(() => rows.value.toSorted((a, b) => Number(isOver(a)) - Number(isOver(b)) || b.struckAt.localeCompare(a.struckAt)));
  const disaster = computed(() => all.value.find((row) => row.id === chosen.value) ?? all.value[0] ?? null);
  const id = computed(() => disaster.value?.id ?? null);
  const filter = computed(() => (id.value ? { disaster: id.value } : null));
  return { all, disaster, filter, loaded };
}

/** As much of a disaster as a registration without a network needs. */
export type KnownDisaster = Pick<DisasterRow, 'id' | 'title' | 'exercise'>;

/** The disaster chosen in the header; until the server has told it, the one that this account had last on this device. */
export function useKnownDisaster(): ComputedRef<KnownDisaster | null> {
  const { disaster, loaded } = useDisaster();
  const key = computed(() => `relief.disaster.${session.value?.name ?? ''}`);
  watch(disaster, (now) => {
    if (now) localStorage.setItem(key.value, JSON.stringify({ id: now.id, title: now.title, exercise: now.exercise } satisfies KnownDisaster));
  }, { immediate: true });
  return computed(() => (loaded.value ? disaster.value : (JSON.parse(localStorage.getItem(key.value) ?? 'null') as KnownDisaster | null)));
}
