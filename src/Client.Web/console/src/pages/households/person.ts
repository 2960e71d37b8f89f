import type { NewMember } from '@/wire/commands';
import type { Day, MemberRow, Relation, Sex, Vulnerability } from '@/wire/rows';
import { checkId, type IdFault } from './residentId';

/** A person as it is filled in; what the ID says of sex and birth is not asked again. */
export interface Person {
  /** Names the card on the screen. */
  key: string;
  name: string;
  relation: Relation;
  residentId: string;
  /** Has none at hand: lost in the flood, newborn. It is asked for later. */
  withoutId: boolean;
  sex: Sex | null;
  birth: Day | null;
  phone: string;
  vulnerabilities: Vulnerability[];
}

let count = 0;
export const newPerson = (relation: Relation): Person => ({ key: `${Date.now()}-${++count}`, name: '', relation, residentId: '', withoutId: false, sex: null, birth: null, phone: '', vulnerabilities: [] });

/** The form for a member who is registered. The ID is shown masked only, so it is typed again where one is known. */
export const personOf = (member: MemberRow): Person => ({ ...newPerson(member.relation), name: member.name ?? '', withoutId: member.residentId === null, sex: member.sex, birth: member.birth, phone: member.phone ?? '', vulnerabilities: [...member.vulnerabilities] });

/** As on the wire: sex and birth come from a good ID. */
export function toMember(person: Person, today: Day): NewMember {
  const id = person.withoutId ? ({ state: 'empty' } as const) : checkId(person.residentId, today, true);
  return {
    name: person.name.trim(),
    relation: person.relation,
    residentId: id.state === 'good' ? id.id : null,
    sex: id.state === 'good' ? id.sex : person.sex,
    birth: id.state === 'good' ? id.birth : person.birth,
    phone: person.phone.trim() || null,
    vulnerabilities: person.vulnerabilities,
  };
}

export interface PersonFaults {
  name?: 'missing';
  residentId?: IdFault | 'missing' | 'short' | 'twice';
  phone?: 'digits';
}

/** What is wrong with it before it is sent. @param others IDs of the other members. */
export function faultsOf(person: Person, today: Day, others: readonly string[] = []): PersonFaults {
  const faults: PersonFaults = {};
  if (person.name.trim() === '') faults.name = 'missing';
  if (!person.withoutId) {
    const id = checkId(person.residentId, today, true);
    if (id.state === 'empty') faults.residentId = 'missing';
    else if (id.state === 'typing') faults.residentId = 'short';
    else if (id.state === 'wrong') faults.residentId = id.why;
    else if (others.includes(id.id)) faults.residentId = 'twice';
  }
  const digits = person.phone.normalize('NFKC').replace(/[\s\-()+]/g, '');
  if (digits && !/^\d{7,16}$/.test(digits)) faults.phone = 'digits';
  return faults;
}

export const isFaulty = (faults: PersonFaults): boolean => Object.keys(faults).length > 0;
