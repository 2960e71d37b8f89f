import { computed, type ComputedRef, type Ref } from 'vue';
import { session } from '@/session/session';
import type { SuggestedLevel } from '@/wire/rows';
import { isInside } from '@/words/places';
import { useBoard, type Board } from './figures';
import { useSuggestion } from './useSuggestion';

/** What stands first on the board: the figures, and what they suggest. */
export interface BoardHead extends Board {
  /** Whether the account sees the whole disaster. */
  whole: ComputedRef<boolean>;
  suggested: Ref<SuggestedLevel | null | undefined>;
}

export function useBoardHead(): BoardHead {
  const board = useBoard();
  // Whoever sees only a part of the disaster does not decide about its level, and is not told what the whole suggests.
  const whole = computed(() => !!board.disaster.value && !!session.value && isInside(board.disaster.value.place, session.value.scope));
  const suggested = useSuggestion(() => (whole.value ? (board.disaster.value?.id ?? null) : null));
  return { ...board, whole, suggested };
}
