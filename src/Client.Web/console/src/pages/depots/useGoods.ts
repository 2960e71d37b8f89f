import { computed, type ComputedRef } from 'vue';
import { useRows } from '@/live/live';
import { may, session } from '@/session/session';
import type { Commands, Operations } from '@/wire/commands';
import { isInside } from '@/words/places';
import type { ConsignmentRow, DepotId, DepotRow } from '@/wire/rows';

/** Whether whoever is signed in may give the command at this depot: role, place, and the one depot they keep. */
export function mayAt(command: keyof Commands | keyof Operations, depot: Pick<DepotRow, 'id' | 'place'>): boolean {
  const who = session.value;
  return !!who && may(command) && isInside(depot.place, who.scope) && (who.depot === null || who.depot === depot.id);
}

/** The consignments that this account sees, shared by every page that asks. */
export const useConsignments = () => useRows('consignments');

/** The depots that this account sees. */
export const useDepots = () => useRows('depots');

/** On the road to the depot, those that should be here first on top. */
export const incomingOf = (rows: readonly ConsignmentRow[], depot: DepotId): ConsignmentRow[] =>
  rows.filter((row) => row.to === depot && row.stage === 'shipped').toSorted((a, b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9'));

/** One row of a live view by its key: undefined until the view is loaded, null where there is none. */
export function theRow<T>(found: { byKey: ComputedRef<ReadonlyMap<string, T>>; loaded: ComputedRef<boolean> }, key: () => string): ComputedRef<T | null | undefined> {
  return computed(() => found.byKey.value.get(key()) ?? (found.loaded.value ? null : undefined));
}
