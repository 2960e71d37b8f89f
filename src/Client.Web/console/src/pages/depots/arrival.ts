import type { ConsignmentLineRow, Lot } from '@/wire/rows';

/** One line as it is taken in: what came is what was shipped less what is short or damaged. */
export interface ArrivalLine {
  lot: Lot;
  shipped: number;
  /** Came in good order; null while it is not readable. */
  received: number | null;
  damaged: number | null;
  reason: string;
}

export const arrivalOf = (lines: readonly ConsignmentLineRow[]): ArrivalLine[] => lines.map((line) => ({ lot: line.lot, shipped: line.shipped, received: line.shipped, damaged: 0, reason: '' }));

/** What is missing of a line; null while an amount is not readable, below zero where more is counted than was shipped. */
export const shortOf = (line: ArrivalLine): number | null => (line.received === null || line.damaged === null ? null : line.shipped - line.received - line.damaged);

/** What keeps a line from being closed. */
export type LineFault = 'unreadable' | 'more-than-shipped' | 'reason-wanted';

export function faultOf(line: ArrivalLine): LineFault | null {
  const short = shortOf(line);
  if (short === null) return 'unreadable';
  if (short < 0) return 'more-than-shipped';
  return (short > 0 || line.damaged! > 0) && line.reason.trim() === '' ? 'reason-wanted' : null;
}

/** Whether every line came whole. */
export const isWhole = (lines: readonly ArrivalLine[]): boolean => lines.every((line) => line.received === line.shipped && line.damaged === 0);
