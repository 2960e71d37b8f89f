import { kindOfDisaster, kindOfRebuild, levelName, relationName, stageOfDisaster, stageOfRebuild, whereName } from '@/words/codes';
import { day, moment, money } from '@/words/format';
import { amount, itemName } from '@/words/goods';
import { bracketed, comma, said } from '@/words/language';
import { placeNames } from '@/words/places';
import type { DisasterKind, DisasterStage, Entitlement, Instalment, Lot, Losses, MemberNumber, RebuildKind, Relation, ResponseLevel, RightRow, Whereabouts } from '@/wire/rows';
import type { Happening } from './happenings';
import { w } from './words';

/** What happened in a line, and more of it below. */
export interface Line {
  text: string;
  more: string;
}

type Body = Readonly<Record<string, unknown>>;
interface Person {
  number: MemberNumber;
  identity?: { name?: string } | null;
  relation?: Relation;
}

/** Names that the events themselves do not have. */
export interface Names {
  member?: (number: MemberNumber) => string | null;
  shelter?: (id: string) => string | null;
  household?: (id: string) => string | null;
}

const many = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const words = (...parts: (string | null | undefined | false)[]): string => parts.filter(Boolean).join(' · ');
const reason = (body: Body): string => String(body['reason'] ?? body['note'] ?? '');
const nameOf = (one: Person): string => one.identity?.name ?? `#${one.number}`;
const manyPlaces = (of: unknown): string => many(of).map((place) => placeNames(String(place))).join(comma());
const goods = (of: readonly { item: string; quantity: number }[]): string => of.map((one) => `${itemName(one.item)} ${amount(one)}`).join(comma());

function whereOf(where: Whereabouts | undefined, names: Names): string {
  if (!where) return '';
  return where.kind === 'shelter' ? (names.shelter?.(where.shelter) ?? whereName('shelter')) : whereName(where.kind);
}
const membersOf = (numbers: readonly MemberNumber[], names: Names): string => numbers.map((number) => names.member?.(number) ?? `#${number}`).join(comma());

function moved(body: Body, names: Names): Line {
  const moves = many(body['moves']) as { member: MemberNumber; from: Whereabouts }[];
  const from = [...new Set(moves.map((one) => whereOf(one.from, names)))].join(comma());
  return { text: w.moved(from, whereOf(body['to'] as Whereabouts, names)), more: words(membersOf(moves.map((one) => one.member), names), typeof body['occurredAt'] === 'string' && moment(body['occurredAt'])) };
}

function lossesOf(losses: Losses): string {
  const rooms = (name: () => string, count: number): string | false => count > 0 && `${name()} ${w.rooms(count)}`;
  return words(rooms(w.collapsed, losses.roomsCollapsed), rooms(w.severe, losses.roomsSeverelyDamaged), rooms(w.damaged, losses.roomsDamaged), losses.directLoss > 0 && money(losses.directLoss));
}

type Teller = (body: Body, names: Names) => Line;
const plain = (text: () => string): Teller => (body) => ({ text: text(), more: reason(body) });
const onDay = (text: (on: string) => string): Teller => (body) => ({ text: text(day(String(body['on'] ?? body['from']))), more: reason(body) });
const ofMember = (text: () => string): Teller => (body, names) => {
  const one = (body['member'] ?? { number: body['number'] ?? body['head'] }) as Person | number;
  const known = typeof one === 'number' ? { number: one } : one;
  return { text: text(), more: words(known.identity?.name ?? names.member?.(known.number) ?? nameOf(known), reason(body)) };
};
const ofHousehold = (text: (count: number, body: Body) => string): Teller => (body, names) => ({ text: text(many(body['members']).length, body), more: names.household?.(String(body['household'])) ?? '' });

const tellers: Readonly<Record<string, Teller>> = {
  'household.registered': (body) => {
    const members = many(body['members']) as Person[];
    return { text: `${w.registered()} · ${w.ofMembers(members.length)}`, more: words(members.map((one) => (one.relation && one.relation !== 'head' ? `${nameOf(one)}${bracketed(relationName(one.relation))}` : nameOf(one))).join(comma()), placeNames(String(body['place']))) };
  },
  'household.member-added': ofMember(w.memberAdded),
  'household.member-corrected': ofMember(w.memberCorrected),
  'household.member-removed': ofMember(w.memberRemoved),
  'household.head-changed': ofMember(w.headChanged),
  'household.home-changed': (body) => ({ text: w.homeChanged(), more: words(placeNames(String(body['place'])), String(body['address'] ?? '')) }),
  'household.bank-account-set': (body) => ({ text: body['account'] ? w.accountSet() : w.accountTaken(), more: String(body['account'] ?? '') }),
  'household.marked-affected': (body) => ({ text: body['mustGo'] ? w.mustGo() : w.affected(), more: '' }),
  'household.kept-separate': plain(w.keptSeparate),
  'household.merged-into': plain(w.mergedInto),
  'household.absorbed': plain(w.absorbed),
  'household.erased': plain(w.erased),
  'household.members-moved': moved,
  'household.movement-voided': plain(w.movementVoided),
  'household.death-retracted': ofMember(w.deathRetracted),
  'household.losses-assessed': (body) => ({ text: w.lossesAssessed(), more: body['losses'] ? lossesOf(body['losses'] as Losses) : '' }),
  'household.losses-verified': plain(w.lossesVerified),
  'household.losses-reopened': plain(w.lossesReopened),
  'household.photo-added': (body) => ({ text: w.photoAdded(), more: String(body['caption'] ?? '') }),
  'household.handout-taken': (body) => ({ text: w.handoutTaken(), more: goods(many(body['used']) as Pick<RightRow, 'item' | 'quantity'>[]) }),
  'household.handout-voided': plain(w.handoutVoided),
  'household.goods-given-back': (body) => ({ text: w.givenBack(), more: words(goods((many(body['lines']) as { lot: Lot; quantity: number }[]).map((line) => ({ item: line.lot.item, quantity: line.quantity }))), reason(body)) }),
  'household.rebuild-assessed': plain(w.rebuildAssessed),
  'household.rebuild-applied': plain(w.rebuildApplied),
  'household.rebuild-reviewed-in-village': plain(w.rebuildVillage),
  'household.rebuild-published': onDay(w.rebuildPublished),
  'household.rebuild-objected-to': plain(w.rebuildObjected),
  'household.rebuild-reviewed-in-township': plain(w.rebuildTownship),
  'household.rebuild-approved': (body) => ({ text: w.rebuildApproved(money(Number(body['grant']))), more: reason(body) }),
  'household.rebuild-rejected': plain(w.rebuildRejected),
  'household.rebuild-started': onDay(w.rebuildStarted),
  'household.rebuild-structure-done': onDay(w.rebuildStructure),
  'household.rebuild-inspected': (body) => {
    const { text, more } = onDay(body['passed'] ? w.rebuildPassed : w.rebuildFailed)(body, {});
    const photos = many(body['photos']).length;
    return { text, more: words(more, photos > 0 ? w.withPhotos(photos) : '') };
  },
  'household.moved-in': onDay(w.movedIn),
  'household.instalment-paid': (body) => ({ text: w.instalmentPaid(Number(body['number']), money(Number(body['amount']))), more: String(body['documentNumber'] ?? '') }),
  'household.rebuild-withdrawn': plain(w.rebuildWithdrawn),

  'disaster.reported': (body) => ({ text: w.disasterReported(), more: words(kindOfDisaster(body['kind'] as DisasterKind), String(body['title']), manyPlaces(body['affected'])) }),
  'disaster.details-corrected': (body) => ({ text: w.detailsCorrected(), more: words(String(body['title']), reason(body)) }),
  'disaster.affected-places-set': (body) => ({ text: w.placesSet(), more: manyPlaces(body['affected']) }),
  'disaster.verified': plain(w.disasterVerified),
  'disaster.response-started': (body) => ({ text: w.responseAt(levelName(body['level'] as ResponseLevel)), more: reason(body) }),
  'disaster.level-changed': (body) => ({ text: w.levelChanged(levelName(body['from'] as ResponseLevel), levelName(body['to'] as ResponseLevel)), more: reason(body) }),
  'disaster.recovery-started': plain(w.recoveryStarted),
  'disaster.closed': plain(w.disasterClosed),
  'disaster.cancelled': plain(w.disasterCancelled),
  'disaster.reopened': (body) => ({ text: w.disasterReopened(stageOfDisaster(body['to'] as DisasterStage)), more: reason(body) }),
  'disaster.evacuation-ordered': (body) => ({ text: w.evacuationOrdered(placeNames(String(body['place'])), moment(String(body['until']))), more: reason(body) }),
  'disaster.evacuation-lifted': (body) => ({ text: w.evacuationLifted(placeNames(String(body['place']))), more: reason(body) }),
  'disaster.entitlement-set': (body) => {
    const one = body['entitlement'] as Entitlement;
    const whom = one.basis === 'person' ? w.aPerson() : w.aHousehold();
    return { text: w.entitlementSet(said(one.title)), more: words(`${whom} ${amount({ item: one.item, quantity: one.amount })}`, one.periodDays ? w.everyDays(one.periodDays) : w.once(), w.fromTo(day(one.from), one.to ? day(one.to) : '')) };
  },
  'disaster.entitlement-ended': (body) => ({ text: w.entitlementEnded(String(body['code'])), more: w.lastDay(day(String(body['lastDay']))) }),
  'disaster.instalments-set': (body) => ({ text: w.instalmentsSet(kindOfRebuild(body['kind'] as RebuildKind)), more: (many(body['instalments']) as Instalment[]).map((one) => `${stageOfRebuild(one.after)} ${money(one.amount)}`).join(' · ') }),
  'disaster.alert-acknowledged': plain(w.alertAnswered),
  'disaster.alert-raised-again': plain(w.alertOpenAgain),

  'shelter.registered': (body) => ({ text: w.shelterRegistered(Number(body['capacity'])), more: String(body['address'] ?? '') }),
  'shelter.opened': plain(w.opened),
  'shelter.capacity-changed': (body) => ({ text: w.capacityChanged(Number(body['capacity'])), more: reason(body) }),
  'shelter.overflow-authorised': (body) => ({ text: w.overflow(Number(body['extraPersons'])), more: reason(body) }),
  'shelter.places-reserved': ofHousehold((count, body) => w.placesReserved(count, moment(String(body['expiresAt'])))),
  'shelter.places-released': ofHousehold(w.placesReleased),
  'shelter.household-admitted': ofHousehold(w.admitted),
  'shelter.household-discharged': (body, names) => ofHousehold((count) => w.discharged(count, whereOf(body['to'] as Whereabouts, names)))(body, names),
  'shelter.roll-call-taken': (body) => ({ text: w.rollCall(Number(body['countedPersons']), many(body['absent']).length), more: reason(body) }),
  'shelter.closing-started': plain(w.closing),
  'shelter.closed': plain(w.closed),
};

/** Tells one event in the language of the screen; of a kind that this page does not know, its name. */
export function tellHappening({ type, event }: Happening, names: Names = {}): Line {
  const kind = type.replace(/\.\d+$/, '');
  const teller = tellers[kind];
  return teller ? teller(event ?? {}, names) : { text: kind, more: '' };
}
