// Made from the C# records by tests/Client.Web.Tests/Wire: do not edit, make anew.

import type { Instant, Day, Role, AlertKey, Area, Bilingual, ConsignmentId, CountId, DepotId, DepotTier, DisasterId, DisasterKind, EntitlementBasis, EntitlementCode, EntitlementCondition, GeoPoint, HandoutId, HoldId, HouseholdId, Instalment, ItemCode, MemberNumber, Money, MovementId, PhotoHash, PlaceCode, ProofKind, Quantity, RebuildKind, Relation, RequisitionId, ResponseLevel, Sex, ShelterId, Urgency, Vulnerability, Whereabouts } from './rows';

export interface AbsentResident {
  household: HouseholdId;
  member: MemberNumber;
}

export interface AdmitToShelter {
  household: HouseholdId;
  shelter: ShelterId;
  disaster: DisasterId;
  members?: readonly MemberNumber[] | null;
  occurredAt?: Instant | null;
}

export interface ApproveRequisitionFrom {
  depot: DepotId;
  requisition: RequisitionId;
  source: DepotId;
  lines: readonly ItemQuantity[];
}

export interface Arrive {
  movement: MovementId;
  shelter: ShelterId;
  occurredAt?: Instant | null;
}

export type BankAccount = string;

export interface CancelMovement {
  movement: MovementId;
  shelter: ShelterId;
}

export interface DepotApproveCount {
  count: CountId;
  reason: string;
}

export interface DepotCancelConsignment {
  consignment: ConsignmentId;
  reason: string;
}

export interface DepotCancelRequisition {
  requisition: RequisitionId;
  reason: string;
}

export interface DepotCloseRequisition {
  requisition: RequisitionId;
  reason: string;
}

export interface DepotCountStock {
  count: CountId;
  lot: Lot;
  counted: Quantity;
  note: string | null;
}

export interface DepotDeclareConsignmentLost {
  consignment: ConsignmentId;
  inquiryNote: string;
}

export interface DepotPrepareConsignment {
  consignment: ConsignmentId;
  to: DepotId;
  lines: readonly ItemQuantity[];
  hold?: HoldId | null;
  lots?: readonly Lot[] | null;
  disaster?: DisasterId | null;
}

export interface DepotRaiseRequisition {
  requisition: RequisitionId;
  disaster: DisasterId;
  lines: readonly ItemQuantity[];
  urgency: Urgency;
  reason: string;
}

export interface DepotReceiveConsignment {
  consignment: ConsignmentId;
  lines: readonly ReceivedLine[];
}

export interface DepotReceiveStock {
  source: StockSource;
  documentNumber: string;
  lines: readonly LotQuantity[];
  donor?: string | null;
  value?: Money | null;
}

export interface DepotReconcileConsignment {
  consignment: ConsignmentId;
  note: string;
  found: readonly LotQuantity[];
}

export interface DepotRegister {
  name: string;
  place: PlaceCode;
  tier: DepotTier;
  address: string;
  countTolerancePermille?: number;
  location?: GeoPoint | null;
  shelter?: ShelterId | null;
}

export interface DepotRejectCount {
  count: CountId;
  reason: string;
}

export interface DepotRejectRequisition {
  requisition: RequisitionId;
  reason: string;
}

export interface DepotShipConsignment {
  consignment: ConsignmentId;
  carrier: string;
  vehicle: string;
  dueAt: Instant;
}

export interface DepotWriteOff {
  kind: LossReason;
  lines: readonly LotQuantity[];
  reason: string;
  witness: string;
}

export interface DisasterAcknowledgeAlert {
  alert: AlertKey;
  note: string;
}

export interface DisasterCancel {
  reason: string;
}

export interface DisasterClose {
  reason: string;
}

export interface DisasterCorrectDetails {
  kind: DisasterKind;
  title: string;
  struckAt: Instant;
  reason: string;
}

export interface DisasterEndEntitlement {
  code: EntitlementCode;
  lastDay: Day;
}

export interface DisasterLiftEvacuation {
  place: PlaceCode;
  reason: string;
}

export interface DisasterOrderEvacuation {
  place: PlaceCode;
  everyone: boolean;
  until: Instant;
  reason: string;
}

export interface DisasterRaiseAlertAgain {
  alert: AlertKey;
  reason: string;
}

export interface DisasterReopen {
  reason: string;
}

export interface DisasterReport {
  kind: DisasterKind;
  title: string;
  place: PlaceCode;
  affected: readonly PlaceCode[];
  struckAt: Instant;
  exercise?: boolean;
}

export interface DisasterRespond {
  level: ResponseLevel;
  reason: string;
}

export interface DisasterSetAffectedPlaces {
  affected: readonly PlaceCode[];
}

export interface DisasterSetEntitlement {
  entitlement: Entitlement;
}

export interface DisasterSetInstalments {
  kind: RebuildKind;
  instalments: readonly Instalment[];
}

export interface DisasterStartRecovery {
  reason: string;
}

export type DisasterVerify = Record<string, never>;

export interface Entitlement {
  code: EntitlementCode;
  title: Bilingual;
  item: ItemCode;
  amount: Quantity;
  basis: EntitlementBasis;
  periodDays: number | null;
  from: Day;
  to?: Day | null;
  conditions: readonly EntitlementCondition[];
  places: readonly PlaceCode[];
}

export interface HandOutGoods {
  depot: DepotId;
  household: HouseholdId;
  disaster: DisasterId;
  proof: HandoutProof;
  entitlements?: readonly WantedGoods[] | null;
}

export interface HandoutProof {
  kind: ProofKind;
  receiver: MemberNumber;
  reference?: string | null;
}

export interface HouseholdAddMember {
  member: NewMember;
  reason: string;
}

export type HouseholdApplyForRebuild = Record<string, never>;

export interface HouseholdApproveRebuild {
  approved: boolean;
  grant: Money;
  instalments: readonly Instalment[];
  note: string;
}

export interface HouseholdAssessLosses {
  disaster: DisasterId;
  losses: Losses;
}

export interface HouseholdAssessRebuild {
  disaster: DisasterId;
  kind: RebuildKind;
  rooms: number;
}

export interface HouseholdChangeHead {
  head: MemberNumber;
  formerHead: Relation;
}

export interface HouseholdChangeHome {
  place: PlaceCode;
  address: string;
  location?: GeoPoint | null;
}

export interface HouseholdCorrectMember {
  number: MemberNumber;
  member: NewMember;
  reason: string;
}

export interface HouseholdErase {
  reason: string;
}

export interface HouseholdGiveBack {
  handout: HandoutId;
  lines: readonly LotQuantity[];
  restoreRight: boolean;
  reason: string;
}

export interface HouseholdInspectRebuild {
  passed: boolean;
  note: string;
  on: Day;
  photos: readonly PhotoHash[];
}

export interface HouseholdKeepSeparate {
  other: HouseholdId;
}

export interface HouseholdMarkAffected {
  disaster: DisasterId;
  mustGo: boolean;
}

export interface HouseholdMoveIn {
  on: Day;
}

export interface HouseholdMoveMembers {
  movement: MovementId;
  disaster: DisasterId | null;
  members: readonly MemberNumber[] | null;
  to: Whereabouts;
  occurredAt: Instant;
}

export interface HouseholdObjectToRebuild {
  reason: string;
}

export interface HouseholdPayInstalment {
  number: number;
  documentNumber: string;
}

export interface HouseholdPublishRebuild {
  from: Day;
}

export interface HouseholdRecordStructure {
  on: Day;
}

export interface HouseholdRegister {
  place: PlaceCode;
  address: string;
  members: readonly NewMember[];
  disaster?: DisasterId | null;
  account?: BankAccount | null;
  location?: GeoPoint | null;
  synthetic?: boolean;
}

export interface HouseholdRemoveMember {
  number: MemberNumber;
  reason: string;
}

export interface HouseholdReopenLosses {
  disaster: DisasterId;
  reason: string;
}

export interface HouseholdRetractDeath {
  member: MemberNumber;
  now: Whereabouts;
  reason: string;
}

export interface HouseholdReviewInTownship {
  passed: boolean;
  note: string;
}

export interface HouseholdReviewInVillage {
  passed: boolean;
  note: string;
}

export interface HouseholdSetBankAccount {
  account: BankAccount | null;
}

export interface HouseholdStartRebuild {
  on: Day;
}

export interface HouseholdVerifyLosses {
  disaster: DisasterId;
}

export interface HouseholdWithdrawRebuild {
  reason: string;
}

export interface ItemQuantity {
  item: ItemCode;
  quantity: Quantity;
}

export const LossReason = ['damaged', 'expired', 'lost'] as const;
export type LossReason = (typeof LossReason)[number];

export interface Losses {
  roomsCollapsed?: number;
  roomsSeverelyDamaged?: number;
  roomsDamaged?: number;
  onlyHome?: boolean;
  longVacant?: boolean;
  cropsAffected?: Area;
  cropsDamaged?: Area;
  cropsLost?: Area;
  largeLivestock?: number;
  directLoss?: Money;
}

export interface Lot {
  item: ItemCode;
  batch?: string;
  expiry?: Day | null;
  disaster?: DisasterId | null;
}

export interface LotQuantity {
  lot: Lot;
  quantity: Quantity;
}

export interface MergeHouseholds {
  household: HouseholdId;
  into: HouseholdId;
}

export interface NewMember {
  name: PersonName;
  relation: Relation;
  residentId?: ResidentId | null;
  sex?: Sex | null;
  birth?: Day | null;
  phone?: PhoneNumber | null;
  vulnerabilities: readonly Vulnerability[];
}

export type PersonName = string;

export type PhoneNumber = string;

export interface ReceivedLine {
  lot: Lot;
  received: Quantity;
  short: Quantity;
  damaged: Quantity;
  reason?: string | null;
}

export interface ReserveForMovement {
  household: HouseholdId;
  shelter: ShelterId;
  disaster: DisasterId;
  members?: readonly MemberNumber[] | null;
  expiresAt?: Instant | null;
}

export type ResidentId = string;

export interface ShelterAuthoriseOverflow {
  extraPersons: number;
  reason: string;
}

export interface ShelterChangeCapacity {
  capacity: number;
  reason: string;
}

export type ShelterClose = Record<string, never>;

export interface ShelterOpen {
  disaster: DisasterId;
}

export interface ShelterRegister {
  name: string;
  place: PlaceCode;
  address: string;
  floorAreaSquareMetres: number | null;
  capacity: number;
  stepFree: boolean;
  location?: GeoPoint | null;
  store?: DepotId | null;
}

export interface ShelterStartClosing {
  reason: string;
}

export interface ShelterTakeRollCall {
  countedPersons: number;
  absent: readonly AbsentResident[];
  note: string | null;
}

export const StockSource = ['procurement', 'donation', 'allocation', 'return'] as const;
export type StockSource = (typeof StockSource)[number];

export interface WantedGoods {
  code: EntitlementCode;
  quantity?: Quantity | null;
}

/** Commands to one thing, by their door: `POST /api/{things}/{id}/{verb}`. */
export interface Commands {
  'depots/approve-count': DepotApproveCount;
  'depots/cancel-consignment': DepotCancelConsignment;
  'depots/cancel-requisition': DepotCancelRequisition;
  'depots/close-requisition': DepotCloseRequisition;
  'depots/count-stock': DepotCountStock;
  'depots/declare-consignment-lost': DepotDeclareConsignmentLost;
  'depots/prepare-consignment': DepotPrepareConsignment;
  'depots/raise-requisition': DepotRaiseRequisition;
  'depots/receive-consignment': DepotReceiveConsignment;
  'depots/receive-stock': DepotReceiveStock;
  'depots/reconcile-consignment': DepotReconcileConsignment;
  'depots/register': DepotRegister;
  'depots/reject-count': DepotRejectCount;
  'depots/reject-requisition': DepotRejectRequisition;
  'depots/ship-consignment': DepotShipConsignment;
  'depots/write-off': DepotWriteOff;
  'disasters/acknowledge-alert': DisasterAcknowledgeAlert;
  'disasters/cancel': DisasterCancel;
  'disasters/close': DisasterClose;
  'disasters/correct-details': DisasterCorrectDetails;
  'disasters/end-entitlement': DisasterEndEntitlement;
  'disasters/lift-evacuation': DisasterLiftEvacuation;
  'disasters/order-evacuation': DisasterOrderEvacuation;
  'disasters/raise-alert-again': DisasterRaiseAlertAgain;
  'disasters/reopen': DisasterReopen;
  'disasters/report': DisasterReport;
  'disasters/respond': DisasterRespond;
  'disasters/set-affected-places': DisasterSetAffectedPlaces;
  'disasters/set-entitlement': DisasterSetEntitlement;
  'disasters/set-instalments': DisasterSetInstalments;
  'disasters/start-recovery': DisasterStartRecovery;
  'disasters/verify': DisasterVerify;
  'households/add-member': HouseholdAddMember;
  'households/apply-for-rebuild': HouseholdApplyForRebuild;
  'households/approve-rebuild': HouseholdApproveRebuild;
  'households/assess-losses': HouseholdAssessLosses;
  'households/assess-rebuild': HouseholdAssessRebuild;
  'households/change-head': HouseholdChangeHead;
  'households/change-home': HouseholdChangeHome;
  'households/correct-member': HouseholdCorrectMember;
  'households/erase': HouseholdErase;
  'households/give-back': HouseholdGiveBack;
  'households/inspect-rebuild': HouseholdInspectRebuild;
  'households/keep-separate': HouseholdKeepSeparate;
  'households/mark-affected': HouseholdMarkAffected;
  'households/move-in': HouseholdMoveIn;
  'households/move-members': HouseholdMoveMembers;
  'households/object-to-rebuild': HouseholdObjectToRebuild;
  'households/pay-instalment': HouseholdPayInstalment;
  'households/publish-rebuild': HouseholdPublishRebuild;
  'households/record-structure': HouseholdRecordStructure;
  'households/register': HouseholdRegister;
  'households/remove-member': HouseholdRemoveMember;
  'households/reopen-losses': HouseholdReopenLosses;
  'households/retract-death': HouseholdRetractDeath;
  'households/review-in-township': HouseholdReviewInTownship;
  'households/review-in-village': HouseholdReviewInVillage;
  'households/set-bank-account': HouseholdSetBankAccount;
  'households/start-rebuild': HouseholdStartRebuild;
  'households/verify-losses': HouseholdVerifyLosses;
  'households/withdraw-rebuild': HouseholdWithdrawRebuild;
  'shelters/authorise-overflow': ShelterAuthoriseOverflow;
  'shelters/change-capacity': ShelterChangeCapacity;
  'shelters/close': ShelterClose;
  'shelters/open': ShelterOpen;
  'shelters/register': ShelterRegister;
  'shelters/start-closing': ShelterStartClosing;
  'shelters/take-roll-call': ShelterTakeRollCall;
}

/** What takes two things at once, by its door: `POST /api/{door}`. */
export interface Operations {
  'handouts': HandOutGoods;
  'movements/reserve': ReserveForMovement;
  'movements/admit': AdmitToShelter;
  'movements/arrive': Arrive;
  'movements/cancel': CancelMovement;
  'requisitions/approve': ApproveRequisitionFrom;
  'merges': MergeHouseholds;
}

/** Who may give it. */
export const allowed: Readonly<Record<keyof Commands | keyof Operations, readonly Role[]>> = {
  'depots/approve-count': ['command-staff'],
  'depots/cancel-consignment': ['depot-manager', 'command-staff'],
  'depots/cancel-requisition': ['depot-manager', 'township-officer', 'command-staff'],
  'depots/close-requisition': ['depot-manager', 'township-officer', 'command-staff'],
  'depots/count-stock': ['depot-manager'],
  'depots/declare-consignment-lost': ['command-staff'],
  'depots/prepare-consignment': ['depot-manager', 'command-staff'],
  'depots/raise-requisition': ['depot-manager', 'township-officer'],
  'depots/receive-consignment': ['depot-manager'],
  'depots/receive-stock': ['depot-manager'],
  'depots/reconcile-consignment': ['command-staff', 'depot-manager'],
  'depots/register': ['command-staff', 'administrator'],
  'depots/reject-count': ['command-staff'],
  'depots/reject-requisition': ['command-staff'],
  'depots/ship-consignment': ['depot-manager'],
  'depots/write-off': ['depot-manager'],
  'disasters/acknowledge-alert': ['command-staff', 'depot-manager'],
  'disasters/cancel': ['command-staff'],
  'disasters/close': ['command-staff'],
  'disasters/correct-details': ['command-staff'],
  'disasters/end-entitlement': ['command-staff'],
  'disasters/lift-evacuation': ['command-staff'],
  'disasters/order-evacuation': ['command-staff'],
  'disasters/raise-alert-again': ['command-staff', 'depot-manager'],
  'disasters/reopen': ['command-staff'],
  'disasters/report': ['command-staff', 'township-officer'],
  'disasters/respond': ['command-staff'],
  'disasters/set-affected-places': ['command-staff'],
  'disasters/set-entitlement': ['command-staff'],
  'disasters/set-instalments': ['command-staff'],
  'disasters/start-recovery': ['command-staff'],
  'disasters/verify': ['command-staff'],
  'households/add-member': ['command-staff', 'township-officer', 'information-officer'],
  'households/apply-for-rebuild': ['township-officer', 'information-officer'],
  'households/approve-rebuild': ['command-staff'],
  'households/assess-losses': ['township-officer', 'information-officer'],
  'households/assess-rebuild': ['township-officer', 'information-officer'],
  'households/change-head': ['command-staff', 'township-officer', 'information-officer'],
  'households/change-home': ['command-staff', 'township-officer', 'information-officer'],
  'households/correct-member': ['command-staff', 'township-officer', 'information-officer'],
  'households/erase': ['administrator'],
  'households/give-back': ['depot-manager', 'township-officer'],
  'households/inspect-rebuild': ['township-officer', 'command-staff'],
  'households/keep-separate': ['command-staff', 'township-officer'],
  'households/mark-affected': ['command-staff', 'township-officer', 'information-officer'],
  'households/move-in': ['township-officer', 'information-officer'],
  'households/move-members': ['command-staff', 'township-officer', 'information-officer'],
  'households/object-to-rebuild': ['township-officer', 'information-officer', 'command-staff'],
  'households/pay-instalment': ['command-staff'],
  'households/publish-rebuild': ['township-officer', 'information-officer'],
  'households/record-structure': ['township-officer', 'information-officer'],
  'households/register': ['command-staff', 'township-officer', 'information-officer'],
  'households/remove-member': ['command-staff', 'township-officer'],
  'households/reopen-losses': ['township-officer', 'command-staff'],
  'households/retract-death': ['command-staff'],
  'households/review-in-township': ['township-officer'],
  'households/review-in-village': ['township-officer', 'information-officer'],
  'households/set-bank-account': ['command-staff', 'township-officer'],
  'households/start-rebuild': ['township-officer', 'information-officer'],
  'households/verify-losses': ['township-officer'],
  'households/withdraw-rebuild': ['township-officer', 'information-officer'],
  'shelters/authorise-overflow': ['command-staff'],
  'shelters/change-capacity': ['command-staff', 'township-officer'],
  'shelters/close': ['command-staff', 'township-officer'],
  'shelters/open': ['command-staff', 'township-officer'],
  'shelters/register': ['command-staff', 'township-officer', 'administrator'],
  'shelters/start-closing': ['command-staff', 'township-officer'],
  'shelters/take-roll-call': ['command-staff', 'township-officer', 'information-officer'],
  'handouts': ['depot-manager', 'township-officer'],
  'movements/reserve': ['command-staff', 'township-officer', 'information-officer'],
  'movements/admit': ['command-staff', 'township-officer', 'information-officer'],
  'movements/arrive': ['command-staff', 'township-officer', 'information-officer'],
  'movements/cancel': ['command-staff', 'township-officer', 'information-officer'],
  'requisitions/approve': ['command-staff'],
  'merges': ['command-staff', 'township-officer'],
};
