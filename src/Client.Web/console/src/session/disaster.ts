import { computed, ref, watch, type ComputedRef } from 'vue';
import { useRows } from '@/live/live';
import type { DisasterId, DisasterRow } from '@/wire/rows';
import { chosenBefore, foremost, inOrder, rememberChosen } from './foremost';
import { session } from './session';

const chosen = ref<DisasterId | null>(chosenBefore());

/** Shows another disaster; remembered on this device. */
export function choose(id: DisasterId): void {
  chosen.value = id;
  rememberChosen(id);
}

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
  const all = computed(() => inOrder(rows.value));
  const disaster = computed(() => foremost(all.value, chosen.value));
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
