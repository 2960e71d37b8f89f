import { roleName } from '@/words/codes';
import type { AccountRights, DepotId, SignInRow } from '@/wire/rows';
import { areaName } from './areas';
import { w } from './words';

/** One thing that an administrator changed of an account. A side is empty where the account was not there. */
export interface Change {
  field: keyof AccountRights;
  what: string;
  was: string;
  became: string;
}

/** What became other by what somebody did to an account, for people. @param depotName How a depot is called. */
export function changesOf(row: Pick<SignInRow, 'was' | 'became'>, depotName: (depot: DepotId) => string): Change[] {
  const told: Record<keyof AccountRights, readonly [string, (rights: AccountRights) => string]> = {
    displayName: [w.displayName(), (rights) => rights.displayName],
    role: [w.role(), (rights) => roleName(rights.role)],
    scope: [w.place(), (rights) => areaName(rights.scope)],
    depot: [w.depot(), (rights) => (rights.depot ? depotName(rights.depot) : rights.role === 'depot-manager' ? w.allDepots() : '')],
    locked: [w.state(), (rights) => (rights.locked ? w.locked() : w.active())],
    secondFactor: [w.secondFactor(), (rights) => (rights.secondFactor ? w.on() : w.off())],
  };
  const { was, became } = row;
  // Of an account that was made or removed only what tells which one it was.
  const fields = (Object.keys(told) as (keyof AccountRights)[]).filter((field) => (was && became) || (field !== 'locked' && field !== 'secondFactor'));
  return fields
    .map((field): Change => {
      const [what, tell] = told[field];
      return { field, what, was: was ? tell(was) : '', became: became ? tell(became) : '' };
    })
    .filter((change) => change.was !== change.became);
}
