import { command, operation, type Answer } from '@/api/commands';
import { newId } from '@/api/ids';
import type { DisasterId, HouseholdRow, Instant, MemberNumber, MovementId, ShelterId, Whereabouts } from '@/wire/rows';
import { isSamePlace } from './people';

export type Destination = Whereabouts['kind'];

export interface Move {
  household: HouseholdRow;
  disaster: DisasterId | null;
  members: readonly MemberNumber[];
  to: Destination;
  shelter: ShelterId | null;
  /** Places are kept until they come; else they are there. */
  onTheWay: boolean;
  /** When they went; null for now. */
  occurredAt: Instant | null;
}

/** A destination that is more than a word. */
export const placeOf = (to: Destination, shelter: ShelterId | null): Whereabouts => (to === 'shelter' ? { kind: to, shelter: shelter ?? '' } : { kind: to });

/** Those of the chosen who are not there already. */
export const whoMove = ({ household, members, to, shelter }: Pick<Move, 'household' | 'members' | 'to' | 'shelter'>): MemberNumber[] =>
  household.members.filter((member) => members.includes(member.number) && !isSamePlace(member.where, placeOf(to, shelter))).map((member) => member.number);

/** Gives the movement under its id, which names it for ever: into a shelter by the operation of two things, elsewhere by the household alone. */
export function giveMove(move: Move, id: MovementId): Promise<Answer> {
  const members = whoMove(move);
  if (move.to !== 'shelter') return command('households/move-members', move.household.id, { movement: id, disaster: move.disaster, members, to: placeOf(move.to, null), occurredAt: move.occurredAt ?? new Date().toISOString() }, id);
  if (!move.shelter || !move.disaster) throw new Error('a shelter and a disaster are chosen before');
  const body = { household: move.household.id, shelter: move.shelter, disaster: move.disaster, members };
  return move.onTheWay ? operation('movements/reserve', body, id) : operation('movements/admit', { ...body, occurredAt: move.occurredAt }, id);
}

/**
 * What takes a movement back: places kept are given up; people who came from one and the same place that is no shelter go back there. Null where that would
 * claim a place anew, bring the dead to life, or is not one movement.
 */
export function backFrom(move: Move, id: MovementId): (() => Promise<Answer>) | null {
  if (move.to === 'shelter' && move.onTheWay && move.shelter) {
    const shelter = move.shelter;
    return () => operation('movements/cancel', { movement: id, shelter });
  }
  const from = move.household.members.filter((member) => whoMove(move).includes(member.number)).map((member) => member.where);
  const first = from[0];
  if (!first || first.kind === 'shelter' || first.kind === 'dead' || first.kind === 'missing' || move.to === 'dead' || from.some((where) => where.kind !== first.kind)) return null;
  return () => {
    const back = newId();
    return command('households/move-members', move.household.id, { movement: back, disaster: move.disaster, members: whoMove(move), to: first, occurredAt: new Date().toISOString() }, back);
  };
}
