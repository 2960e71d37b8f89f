import type { Period } from '@/wire/rows';
import { day } from '@/words/format';
import { w } from './words';

/** From when to when something holds. */
export const periodText = (period: Period): string => (period.to === null ? w.from(day(period.from)) : w.fromTo(day(period.from), day(period.to)));
