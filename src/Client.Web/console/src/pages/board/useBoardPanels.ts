import { computed, type ComputedRef } from 'vue';
import { useNow } from '@/design/clock';
import { standstills, useRows } from '@/live/live';
import { session } from '@/session/session';
import { alertsOf, type Alert } from './alerts';
import { coverOf, type Cover } from './cover';
import type { BoardHead } from './useBoardHead';
import { isGraver } from './useSuggestion';

/** What the board and the wall work out from all their rows. */
export function useBoardPanels(board: BoardHead): { cover: ComputedRef<Cover[]>; alerts: ComputedRef<Alert[]> } {
  const now = useNow();
  const { rows: answers } = useRows('alerts', () => (board.disaster.value ? { disaster: board.disaster.value.id } : null));
  const graver = computed(() => (board.suggested.value && isGraver(board.suggested.value.level, board.disaster.value?.level ?? null) ? board.suggested.value.level : null));
  // Deadlines pass by the minute; not every second has the whole board looked through.
  const minute = computed(() => Math.floor(now.value / 15_000) * 15_000);
  const { rows: pace } = useRows('pace', () => (board.disaster.value ? { disaster: board.disaster.value.id } : null));
  const cover = computed(() =>
    board.total.value ? coverOf(board.stock.value, board.consignments.value, board.disaster.value?.entitlements ?? [], board.total.value.figures, pace.value, minute.value) : [],
  );
  const alerts = computed(() =>
    alertsOf({
      now: minute.value,
      total: board.total.value,
      townships: board.townships.value,
      evacuations: board.evacuations.value,
      consignments: board.consignments.value,
      requisitions: board.requisitions.value,
      depots: board.depots.value,
      stock: board.stock.value,
      answers: answers.value,
      cover: cover.value,
      graver: graver.value,
      standstills: standstills.value,
      keeps: session.value?.role === 'administrator',
    }),
  );
  return { cover, alerts };
}
