import type { ItemCode, PaceRow } from '@/wire/rows';

export type Step = 'ten' | 'hour' | 'day';

const lengths: Readonly<Record<Step, number>> = { ten: 600_000, hour: 3600_000, day: 86_400_000 };

/** China is eight hours ahead: its days begin at 16:00 UTC. */
const ahead = 8 * 3600_000;

const startOf = (at: number, step: Step): number => Math.floor((at + ahead) / lengths[step]) * lengths[step] - ahead;

/** The step at which the whole span is neither a heap of bars nor a single one. */
export function stepOf(rows: readonly PaceRow[]): Step {
  const moments = rows.map((row) => new Date(row.from).getTime());
  const span = Math.max(...moments) - Math.min(...moments);
  return span <= 6 * 3600_000 ? 'ten' : span <= 4 * 86_400_000 ? 'hour' : 'day';
}

/** How much was handed out in each step from the first to the last, none included. @param item Null for the number of handouts. */
export function series(rows: readonly PaceRow[], item: ItemCode | null, step: Step): { at: number; value: number }[] {
  if (rows.length === 0) return [];
  const sums = new Map<number, number>();
  for (const row of rows) {
    const at = startOf(new Date(row.from).getTime(), step);
    const value = item === null ? row.handouts : (row.items.find((one) => one.item === item)?.quantity ?? 0);
    sums.set(at, (sums.get(at) ?? 0) + value);
  }
  const moments = [...sums.keys()];
  const points: { at: number; value: number }[] = [];
  for (let at = Math.min(...moments); at <= Math.max(...moments); at += lengths[step]) points.push({ at, value: sums.get(at) ?? 0 });
  return points;
}
