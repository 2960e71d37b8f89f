import type { HouseholdRow, MemberRow } from '@/wire/rows';

/** A member for tests. */
export const member = (number: number, more: Partial<MemberRow> = {}): MemberRow => ({
  number,
  name: `人${number}`,
  residentId: null,
  phone: null,
  sex: null,
  birth: null,
  relation: number === 1 ? 'head' : 'child',
  vulnerabilities: [],
  needsIdFollowUp: false,
  where: { kind: 'home' },
  shelterName: null,
  since: null,
  relocatedIn: [],
  ...more,
});

/** A household for tests. */
export const household = (members: readonly MemberRow[], more: Partial<HouseholdRow> = {}): HouseholdRow => ({
  id: 'h',
  version: 1,
  place: '341503103201',
  address: null,
  location: null,
  headName: members[0]?.name ?? null,
  headResidentId: null,
  headPhone: null,
  account: null,
  synthetic: true,
  members,
  persons: members.length,
  vulnerable: false,
  needsIdFollowUp: false,
  notGone: 0,
  disasters: [],
  photos: [],
  rights: [],
  rebuildStage: 'none',
  rebuildDisaster: null,
  mergedInto: null,
  absorbed: [],
  erased: false,
  registeredAt: '2016-07-01T00:00:00Z',
  registeredBy: 'li',
  ...more,
});
