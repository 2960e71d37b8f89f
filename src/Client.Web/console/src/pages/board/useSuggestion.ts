import { onScopeDispose, ref, watch, type Ref } from 'vue';
import { get } from '@/api/http';
import type { DisasterId, LevelSuggestion, ResponseLevel, SuggestedLevel } from '@/wire/rows';

/** How often the plans are asked again, in milliseconds: figures move, thresholds are coarse. */
const pace = 20_000;

/** What the plans in force suggest: undefined while it is not known, null where no threshold is reached. */
export function useSuggestion(disaster: () => DisasterId | null): Ref<SuggestedLevel | null | undefined> {
  const suggested = ref<SuggestedLevel | null | undefined>(undefined);
  let asked: AbortController | null = null;
  async function ask(id: DisasterId): Promise<void> {
    asked?.abort();
    asked = new AbortController();
    const mine = asked;
    try {
      const answer = await get<LevelSuggestion>(`/api/disasters/${id}/suggested-level`, {}, mine.signal);
      if (!mine.signal.aborted) suggested.value = answer.suggested;
    } catch {
      // Whoever does not see the whole disaster is told nothing, and so is one without a network.
      if (!mine.signal.aborted) suggested.value = undefined;
    }
  }
  const again = (): void => {
    const id = disaster();
    if (id && !document.hidden) void ask(id);
  };
  watch(disaster, () => ((suggested.value = undefined), again()), { immediate: true });
  const ticking = setInterval(again, pace);
  onScopeDispose(() => {
    clearInterval(ticking);
    asked?.abort();
  });
  return suggested;
}

const order: readonly ResponseLevel[] = ['iv', 'iii', 'ii', 'i'];

/** Whether the first level is graver than the second; any is graver than none. */
export const isGraver = (level: ResponseLevel, than: ResponseLevel | null): boolean => order.indexOf(level) > (than ? order.indexOf(than) : -1);
