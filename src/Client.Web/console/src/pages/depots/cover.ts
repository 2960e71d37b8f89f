import { dayInChina } from '@/design/chinaTime';
import type { Tone } from '@/design/tone';
import type { StockRow } from '@/wire/rows';

/** How long the stock of an item lasts where it lies. */
export interface Cover {
  /** Base units a day; null where nothing has gone out lately. */
  daily: number | null;
  /** Whole and parts of days; null where nothing has gone out lately. */
  days: number | null;
  tone: Tone;
}

/** So many days before today are looked at. */
const lookBack = 3;
const dayLength = 86_400_000;

/**
 * Days of cover: what may still be promised over what goes out in a day. A day's use is the average of the last three days, or what has gone out today
 * already where that is more: a rush shows at once, a quiet morning hides nothing.
 */
export function coverOf(row: Pick<StockRow, 'available' | 'outflow'>, now: number): Cover {
  const today = dayInChina(now);
  const since = dayInChina(now - lookBack * dayLength);
  const ofToday = row.outflow.find((one) => one.day === today)?.quantity ?? 0;
  const before = row.outflow.filter((one) => one.day >= since && one.day < today);
  const first = before[0]?.day;
  const span = first ? Math.round((Date.parse(today) - Date.parse(first)) / dayLength) : 0;
  const average = span > 0 ? before.reduce((sum, one) => sum + one.quantity, 0) / span : 0;
  const daily = Math.max(average, ofToday);
  if (daily <= 0) return { daily: null, days: null, tone: 'none' };
  const days = Math.max(0, row.available) / daily;
  return { daily, days, tone: days < 1 ? 'alarm' : days < 3 ? 'warn' : 'good' };
}

/** What of an item may go to a disaster today: expired lots and those given for another disaster do not count. */
export function usableOf(row: StockRow, disaster: string | null, now: number): number {
  const today = dayInChina(now);
  const free = row.lots.filter((lot) => (lot.expiry === null || lot.expiry >= today) && (lot.disaster === null || lot.disaster === disaster)).reduce((sum, lot) => sum + lot.onHand - lot.promised, 0);
  return Math.max(0, Math.min(row.available, free));
}

/** A lot's last day: over, or near. */
export function expiryOf(expiry: string | null, now: number): Tone {
  if (expiry === null) return 'none';
  if (expiry < dayInChina(now)) return 'alarm';
  return expiry <= dayInChina(now + 30 * dayLength) ? 'warn' : 'none';
}
