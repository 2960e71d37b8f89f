import { computed } from 'vue';
import { dayInChina } from '@/design/chinaTime';
import { useNow } from '@/design/clock';
import { useRows } from '@/live/live';
import { useDisaster } from '@/session/disaster';
import { may, session } from '@/session/session';
import { isInside } from '@/words/places';
import type { RebuildRow } from '@/wire/rows';
import type { Step } from './stages';

/** The homes of the disaster in the header, live, and the day in China by which they are late. */
export function useRoll() {
  const { disaster, filter, loaded: known } = useDisaster();
  const { rows, loaded } = useRows('rebuilds', filter);
  const now = useNow();
  const today = computed(() => dayInChina(now.value));
  return { disaster, known, rows, loaded, today };
}

/** Whether whoever is signed in may take the step for this home: role and place. */
export const mayFor = (step: Step | 'households/pay-instalment' | 'households/assess-rebuild', row: Pick<RebuildRow, 'place'>): boolean => may(step) && isInside(row.place, session.value?.scope ?? 'x');
