import type { AbsentResident } from '@/wire/commands';
import type { HouseholdId, MemberNumber, PlaceCode, ResidentsRow } from '@/wire/rows';

/** A resident on the list of the roll call. */
export interface Called {
  key: string;
  household: HouseholdId;
  member: MemberNumber;
  name: string | null;
}

export interface CalledFamily {
  household: HouseholdId;
  headName: string | null;
  home: PlaceCode | null;
  members: readonly Called[];
}

export const keyOf = (household: HouseholdId, member: MemberNumber): string => `${household}/${member}`;

/** Who is to answer, family by family in the order of their heads' names. */
export const familiesOf = (residents: readonly ResidentsRow[]): CalledFamily[] =>
  residents
    .map((row) => ({ household: row.household, headName: row.headName, home: row.home, members: row.members.map((one) => ({ key: keyOf(row.household, one.number), household: row.household, member: one.number, name: one.name })) }))
    .toSorted((a, b) => (a.headName ?? '').localeCompare(b.headName ?? '', 'zh') || a.household.localeCompare(b.household));

export interface Counted {
  all: number;
  answered: number;
  absent: AbsentResident[];
  /** Everybody who is there, those not on the list too. */
  counted: number;
}

/** What the ticks say of those who are on the list now: one who has left meanwhile neither answers nor is missed. */
export function countUp(families: readonly CalledFamily[], answered: readonly string[], strangers: number): Counted {
  const there = new Set(answered);
  const everybody = families.flatMap((family) => family.members);
  const absent = everybody.filter((one) => !there.has(one.key));
  return { all: everybody.length, answered: everybody.length - absent.length, absent: absent.map(({ household, member }) => ({ household, member })), counted: everybody.length - absent.length + strangers };
}
