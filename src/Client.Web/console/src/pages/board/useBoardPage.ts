import { computed } from 'vue';
import { useNow } from '@/design/clock';
import { standstills, useRows } from '@/live/live';
import { session } from '@/session/session';
import { isInside } from '@/words/places';
import { alertsOf } from './alerts';
import { coverOf } from './cover';
import { useBoard } from './figures';
import { isGraver, useSuggestion } from './useSuggestion';

/** What the board and the wall work out from the rows. */
export function useBoardPage() {
  const board = useBoard();
  const now = useNow();
  const { rows: answers } = useRows('alerts', () => (board.disaster.value ? { disaster: board.disaster.value.id } : null));
  // Whoever sees only a part of the disaster does not decide about its level, and is not told what the whole suggests.
  const whole = computed(() => !!board.disaster.value && !!session.value && isInside(board.disaster.value.place, session.value.scope));
  const suggested = useSuggestion(() => (whole.value ? (board.disaster.value?.id ?? null) : null));
  const graver = computed(() => (suggested.value && isGraver(suggested.value.level, board.disaster.value?.level ?? null) ? suggested.value.level : null));
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
  return { ...board, whole, suggested, cover, alerts };
}
