import { onScopeDispose, ref, watch, type Ref } from 'vue';
import { get } from '@/api/http';
import { wrong } from '@/api/useCommand';
import { number } from '@/words/format';
import type { DisasterId, HouseholdId, MemberNumber, ShelterSuggestion, ShelterSuggestions } from '@/wire/rows';
import { nearness, w } from './words';

export interface Suggested {
  readonly found: Readonly<Ref<ShelterSuggestions | null>>;
  readonly fault: Readonly<Ref<string | null>>;
}

/**
 * Open shelters with room for those members together, the best first; read anew when others are chosen.
 * @param wish Null while it is not asked.
 */
export function useSuggestions(wish: () => { household: HouseholdId; disaster: DisasterId; members: readonly MemberNumber[] } | null): Suggested {
  const found = ref<ShelterSuggestions | null>(null);
  const fault = ref<string | null>(null);
  let asked: AbortController | null = null;
  watch(
    () => JSON.stringify(wish()),
    async () => {
      asked?.abort();
      found.value = null;
      fault.value = null;
      const now = wish();
      if (!now || now.members.length === 0) return;
      const mine = (asked = new AbortController());
      try {
        const answer = await get<ShelterSuggestions>(`/api/households/${now.household}/shelter-suggestions`, { disaster: now.disaster, members: now.members.join(',') }, mine.signal);
        if (!mine.signal.aborted) found.value = answer;
      } catch (error) {
        if (!mine.signal.aborted) fault.value = wrong(error);
      }
    },
    { immediate: true },
  );
  onScopeDispose(() => asked?.abort());
  return { found, fault };
}

/** How near it is: measured where both are located, else by the division that holds both. */
export function nearnessOf({ metres, shared }: Pick<ShelterSuggestion, 'metres' | 'shared'>): string {
  if (metres === null) return nearness(shared);
  const km = metres / 1000;
  return w.kilometres(number(km < 10 ? Math.round(km * 10) / 10 : Math.round(km)));
}
