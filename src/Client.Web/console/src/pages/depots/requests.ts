import { deadlineOf, type Deadline } from '@/design/deadline';
import type { RequisitionRow, RequisitionStage, Urgency } from '@/wire/rows';
import type { Tone } from '@/design/tone';

/** The columns of the board of requests. */
export type Lane = 'raised' | 'approved' | 'shipped' | 'over';

export const lanes: readonly Lane[] = ['raised', 'approved', 'shipped', 'over'];

export const laneOf = (stage: RequisitionStage): Lane => (stage === 'raised' || stage === 'approved' || stage === 'shipped' ? stage : 'over');

/** How the urgency clock of a request stands: it runs from raising until the goods are there. Null once it is over. */
export const clockOf = (row: Pick<RequisitionRow, 'stage' | 'raisedAt' | 'dueAt'>, now: number): Deadline | null => (laneOf(row.stage) === 'over' ? null : deadlineOf(row.raisedAt, row.dueAt, now));

/** Whether the goods came after they were needed. */
export const cameLate = (row: Pick<RequisitionRow, 'fulfilledAt' | 'dueAt'>): boolean => row.fulfilledAt !== null && row.fulfilledAt > row.dueAt;

export const toneOfUrgency: Readonly<Record<Urgency, Tone>> = { critical: 'alarm', high: 'warn', routine: 'none', low: 'none' };

/** Hours that each urgency leaves. */
export const hoursOf: Readonly<Record<Urgency, number>> = { critical: 4, high: 8, routine: 24, low: 48 };

/** The open ones by deadline, those that are over by when that was, the latest first. */
export function inLanes(rows: readonly RequisitionRow[]): Readonly<Record<Lane, readonly RequisitionRow[]>> {
  const found: Record<Lane, RequisitionRow[]> = { raised: [], approved: [], shipped: [], over: [] };
  for (const row of rows) found[laneOf(row.stage)].push(row);
  const ended = (row: RequisitionRow): string => row.fulfilledAt ?? row.decidedAt ?? row.raisedAt;
  for (const lane of lanes) found[lane].sort(lane === 'over' ? (a, b) => ended(b).localeCompare(ended(a)) : (a, b) => a.dueAt.localeCompare(b.dueAt));
  return found;
}
