// Made from the C# records by tests/Client.Web.Tests/Wire: do not edit, make anew.

/** A moment in ISO 8601. */
export type Instant = string;

/** A day in China: yyyy-MM-dd. */
export type Day = string;

export type AccountName = string;

export interface AccountRights {
  displayName: string;
  role: Role;
  scope: PlaceCode;
  depot: DepotId | null;
  locked: boolean;
  secondFactor: boolean;
}

export interface AccountStanding {
  name: string;
  secondFactor: boolean;
  lastSignIn: Instant;
}

export type AlertKey = string;

export interface AlertRow {
  disaster: DisasterId;
  place: PlaceCode;
  alert: AlertKey;
  note: string;
  by: AccountName;
  at: Instant;
  until: Instant;
}

export type Area = number;

export interface AuditException {
  household: HouseholdId;
  disaster: DisasterId;
  code: EntitlementCode;
  period: Day;
  handout: HandoutId;
}

export interface AuditReport {
  head: JournalPosition;
  verdicts: readonly AuditVerdict[];
  halves: readonly HalfOperation[];
  exceptions: readonly AuditException[];
  goods: readonly GoodsLine[];
}

export const AuditStatement = ['goods', 'people', 'money', 'claims', 'journal', 'views'] as const;
export type AuditStatement = (typeof AuditStatement)[number];

export interface AuditVerdict {
  statement: AuditStatement;
  checked: number;
  violations: number;
  first: readonly AuditViolation[];
  figures: Readonly<Record<string, number>>;
}

export interface AuditViolation {
  rule: string;
  stream: StreamName | null;
  position: JournalPosition;
  detail: string;
}

export interface Bilingual {
  zh: string;
  en: string;
}

export interface BoardFigures {
  households: number;
  persons: number;
  where: WhereFigures;
  everRelocated: number;
  evacuation: EvacuationFigures;
  personsAided: number;
  householdsAided: number;
  handedOut: readonly ItemFigure[];
  losses: LossFigures;
  rebuild: readonly RebuildFigure[];
}

export interface BoardRow {
  disaster: DisasterId;
  place: PlaceCode;
  total: boolean;
  title: string | null;
  exercise: boolean | null;
  figures: BoardFigures;
  relocated: number;
  centralised: number;
  dispersed: number;
}

export type ConsignmentId = string;

export interface ConsignmentLineRow {
  lot: Lot;
  shipped: number;
  received: number;
  short: number;
  damaged: number;
  found: number;
  reason: string | null;
}

export interface ConsignmentRow {
  id: ConsignmentId;
  place: PlaceCode;
  stage: ConsignmentStage;
  from: DepotId;
  fromName: string;
  fromPlace: PlaceCode;
  to: DepotId;
  toName: string;
  toPlace: PlaceCode;
  lines: readonly ConsignmentLineRow[];
  requisition: RequisitionId | null;
  hold: HoldId | null;
  carrier: string | null;
  vehicle: string | null;
  dueAt: Instant | null;
  preparedAt: Instant;
  preparedBy: AccountName;
  shippedAt: Instant | null;
  shippedBy: AccountName | null;
  expected: boolean;
  closedAt: Instant | null;
  closedBy: AccountName | null;
  settled: boolean;
  reconciledAt: Instant | null;
  note: string | null;
}

export const ConsignmentStage = ['prepared', 'shipped', 'received', 'partly-received', 'lost', 'reconciled', 'cancelled'] as const;
export type ConsignmentStage = (typeof ConsignmentStage)[number];

export interface ConsumerStatus {
  name: string;
  version: number;
  epoch: number;
  position: JournalPosition;
  horizon: JournalPosition;
  stop: ConsumerStop | null;
}

export interface ConsumerStop {
  at: JournalPosition;
  event: string;
  error: string;
  since: Instant;
}

export type CountId = string;

export interface CountRow {
  id: CountId;
  depot: DepotId;
  depotName: string;
  place: PlaceCode;
  lot: Lot;
  booked: number;
  counted: number;
  difference: number;
  note: string | null;
  by: AccountName;
  at: Instant;
}

export type DepotId = string;

export interface DepotRow {
  id: DepotId;
  name: string;
  place: PlaceCode;
  tier: DepotTier;
  address: string;
  location: GeoPoint | null;
  shelter: ShelterId | null;
  countTolerancePermille: number;
  countsPending: number;
}

export const DepotTier = ['county', 'township', 'village', 'shelter-store'] as const;
export type DepotTier = (typeof DepotTier)[number];

export const Dimension = ['grams', 'millilitres', 'pieces'] as const;
export type Dimension = (typeof Dimension)[number];

export type DisasterId = string;

export const DisasterKind = ['flood', 'typhoon', 'barrier-lake', 'earthquake', 'landslide', 'debris-flow', 'drought', 'snow', 'cold', 'hail', 'gale', 'wild-fire', 'other'] as const;
export type DisasterKind = (typeof DisasterKind)[number];

export interface DisasterRow {
  id: DisasterId;
  kind: DisasterKind;
  title: string;
  stage: DisasterStage;
  level: ResponseLevel | null;
  place: PlaceCode;
  affected: readonly PlaceCode[];
  exercise: boolean;
  struckAt: Instant;
  reportedAt: Instant;
  stageSince: Instant;
  orders: readonly OrderRow[];
  entitlements: readonly Entitlement[];
  instalments: readonly InstalmentPlanRow[];
}

export const DisasterStage = ['unknown', 'reported', 'verified', 'responding', 'recovering', 'closed', 'cancelled'] as const;
export type DisasterStage = (typeof DisasterStage)[number];

export interface DuplicateMatch {
  first: MemberNumber;
  second: MemberNumber;
  name: string;
  birth: Day | null;
}

export interface DuplicateRow {
  place: PlaceCode;
  first: DuplicateSide;
  second: DuplicateSide;
  matches: readonly DuplicateMatch[];
}

export interface DuplicateSide {
  id: HouseholdId;
  place: PlaceCode;
  headName: string | null;
  persons: number;
  registeredAt: Instant;
}

export interface Entitlement {
  code: EntitlementCode;
  title: Bilingual;
  item: ItemCode;
  amount: Quantity;
  basis: EntitlementBasis;
  periodDays: number | null;
  from: Day;
  to: Day | null;
  conditions: readonly EntitlementCondition[];
  places: readonly PlaceCode[];
}

export const EntitlementBasis = ['person', 'household'] as const;
export type EntitlementBasis = (typeof EntitlementBasis)[number];

export type EntitlementCode = string;

export const EntitlementCondition = ['relocated', 'in-shelter', 'home-lost', 'vulnerable'] as const;
export type EntitlementCondition = (typeof EntitlementCondition)[number];

export interface EvacuationFigures {
  mustGo: number;
  gone: number;
  returned: number;
  unaccounted: number;
  stayed: number;
  dead: number;
}

export interface EvacuationRow {
  disaster: DisasterId;
  place: PlaceCode;
  ordered: PlaceCode;
  everyone: boolean;
  until: Instant;
  liftedAt: Instant | null;
  figures: EvacuationFigures;
  missing: number;
}

export interface ExpectedPerson {
  number: MemberNumber;
  name: string | null;
}

export interface ExpectedRow {
  movement: MovementId;
  shelter: ShelterId;
  shelterName: string;
  place: PlaceCode;
  disaster: DisasterId | null;
  household: HouseholdId;
  headName: string | null;
  home: PlaceCode | null;
  members: readonly ExpectedPerson[];
  expiresAt: Instant;
  reservedAt: Instant;
  reservedBy: AccountName;
}

export interface FirstLines {
  bad: readonly ImportLine[];
  known: readonly ImportLine[];
}

export interface GeoPoint {
  latitude: number;
  longitude: number;
}

export interface GoodsLine {
  item: ItemCode;
  earmark: DisasterId | null;
  received: number;
  inDepots: number;
  inTransit: number;
  handedOut: number;
  lost: number;
}

export const HalfKind = ['handout-expired', 'handout-unconfirmed', 'handout-unreleased', 'give-back-unconfirmed', 'movement-expired', 'movement-unconfirmed', 'movement-unreleased', 'departure-unconfirmed', 'hold-expired', 'hold-unconfirmed', 'hold-unreleased', 'consignment-unexpected', 'consignment-unsettled', 'merge-unabsorbed'] as const;
export type HalfKind = (typeof HalfKind)[number];

export interface HalfOperation {
  kind: HalfKind;
  id: string;
  where: StreamName;
  expiresAt: Instant | null;
  overdue: boolean;
}

export type HandoutId = string;

export interface HandoutProof {
  kind: ProofKind;
  receiver: MemberNumber;
  reference: string | null;
}

export interface HandoutRow {
  id: HandoutId;
  stage: HandoutStage;
  disaster: DisasterId;
  depot: DepotId;
  depotName: string;
  place: PlaceCode;
  household: HouseholdId;
  headName: string | null;
  home: PlaceCode | null;
  lines: readonly LotQuantity[];
  used: readonly HandoutUseRow[];
  proof: HandoutProof | null;
  givenBack: readonly LotQuantity[];
  expiresAt: Instant;
  at: Instant;
  by: AccountName;
  previous: HandoutId | null;
}

export const HandoutStage = ['reserved', 'taken', 'given', 'released', 'given-back'] as const;
export type HandoutStage = (typeof HandoutStage)[number];

export interface HandoutUseRow {
  code: EntitlementCode;
  period: Day;
  item: ItemCode;
  quantity: number;
}

export type HoldId = string;

export interface HouseholdDisasterRow {
  disaster: DisasterId;
  mustGo: boolean;
  losses: Losses | null;
  verified: boolean;
}

export type HouseholdId = string;

export interface HouseholdRights {
  reliefGoesOn: boolean;
  receivers: readonly MemberNumber[];
  rights: readonly OfferedRight[];
}

export interface HouseholdRow {
  id: HouseholdId;
  version: StreamVersion;
  place: PlaceCode;
  address: string | null;
  location: GeoPoint | null;
  headName: string | null;
  headResidentId: string | null;
  headPhone: string | null;
  account: string | null;
  synthetic: boolean;
  members: readonly MemberRow[];
  persons: number;
  vulnerable: boolean;
  needsIdFollowUp: boolean;
  notGone: number;
  disasters: readonly HouseholdDisasterRow[];
  photos: readonly PhotoRow[];
  rights: readonly RightRow[];
  rebuildStage: RebuildStage;
  rebuildDisaster: DisasterId | null;
  mergedInto: HouseholdId | null;
  absorbed: readonly HouseholdId[];
  erased: boolean;
  registeredAt: Instant;
  registeredBy: AccountName;
}

export interface ImportColumn {
  field: string;
  header: string;
}

export interface ImportLine {
  row: number;
  outcome: ImportOutcome;
  column: string;
  field: string;
  code: string;
  reason: Bilingual;
  household: HouseholdId | null;
  place: PlaceCode | null;
  text: string;
}

export interface ImportLines {
  total: number;
  kept: number;
  rows: readonly ImportLine[];
}

export const ImportOutcome = ['bad', 'held', 'known'] as const;
export type ImportOutcome = (typeof ImportOutcome)[number];

export interface ImportRun {
  id: string;
  by: AccountName;
  dryRun: boolean;
  state: ImportState;
  startedAt: Instant;
  endedAt: Instant | null;
  format: string;
  encoding: string | null;
  sheet: string | null;
  sheetsNotRead: readonly string[];
  columns: readonly ImportColumn[];
  columnsNotRead: readonly string[];
  rows: number;
  rowsDone: number;
  households: number;
  good: number;
  registered: number;
  persons: number;
  known: number;
  bad: number;
  held: number;
  first: FirstLines;
  reason: Bilingual | null;
}

export const ImportState = ['reading', 'importing', 'done', 'stopped', 'failed'] as const;
export type ImportState = (typeof ImportState)[number];

export interface Instalment {
  number: number;
  after: RebuildStage;
  amount: Money;
}

export interface InstalmentPlanRow {
  kind: RebuildKind;
  instalments: readonly Instalment[];
}

export interface InstalmentRow {
  number: number;
  after: RebuildStage;
  amount: number;
  paidAt: Instant | null;
  documentNumber: string | null;
}

export interface Intervention {
  consumer: string;
  action: string;
  position: JournalPosition;
  operator: AccountName;
  reason: string;
  at: Instant;
}

export interface Item {
  code: ItemCode;
  name: Bilingual;
  category: ItemCategory;
  dimension: Dimension;
  baseUnit: Bilingual;
  perishable: boolean;
  specification: Bilingual;
  inUse: Period;
}

export const ItemCategory = ['food', 'water', 'bedding', 'clothing', 'shelter', 'health', 'hygiene', 'light', 'rescue', 'cooking'] as const;
export type ItemCategory = (typeof ItemCategory)[number];

export type ItemCode = string;

export interface ItemFigure {
  item: ItemCode;
  quantity: number;
}

export type JournalPosition = number;

export const LedgerKind = ['procurement', 'donation', 'allocation', 'return', 'handed-out', 'taken-back', 'shipped', 'arrived', 'arrived-short', 'arrived-damaged', 'consignment-lost', 'found', 'damaged', 'expired', 'lost', 'count-surplus', 'count-shortage'] as const;
export type LedgerKind = (typeof LedgerKind)[number];

export interface LedgerRow {
  position: JournalPosition;
  line: number;
  depot: DepotId;
  depotName: string;
  place: PlaceCode;
  kind: LedgerKind;
  lot: Lot;
  change: number;
  loss: number;
  balance: number;
  lotBalance: number;
  reference: string;
  counterpart: string | null;
  counterpartName: string | null;
  disaster: DisasterId | null;
  reason: string | null;
  by: AccountName;
  at: Instant;
}

export interface LevelSuggestion {
  suggested: SuggestedLevel | null;
}

export interface LiveBatch {
  resync: boolean;
  rows: readonly LiveRow[];
  through: JournalPosition;
  epoch: number;
  live: boolean;
  asOf: Instant | null;
}

export interface LiveRow {
  key: string;
  position: JournalPosition;
  row: unknown | null;
}

export interface LossFigures {
  assessed: number;
  verified: number;
  collapsedHouseholds: number;
  collapsedRooms: number;
  severelyDamagedHouseholds: number;
  severelyDamagedRooms: number;
  damagedHouseholds: number;
  damagedRooms: number;
  cropsAffected: number;
  cropsDamaged: number;
  cropsLost: number;
  largeLivestock: number;
  directLoss: number;
}

export interface Losses {
  roomsCollapsed: number;
  roomsSeverelyDamaged: number;
  roomsDamaged: number;
  onlyHome: boolean;
  longVacant: boolean;
  cropsAffected: Area;
  cropsDamaged: Area;
  cropsLost: Area;
  largeLivestock: number;
  directLoss: Money;
}

export interface Lot {
  item: ItemCode;
  batch: string;
  expiry: Day | null;
  disaster: DisasterId | null;
}

export interface LotQuantity {
  lot: Lot;
  quantity: Quantity;
}

export interface LotRow {
  batch: string;
  expiry: Day | null;
  disaster: DisasterId | null;
  onHand: number;
  promised: number;
}

export interface MapReply {
  tiles: MapTiles | null;
}

export interface MapTiles {
  address: string;
  credit: string;
}

export type MemberNumber = number;

export interface MemberRow {
  number: MemberNumber;
  name: string | null;
  residentId: string | null;
  phone: string | null;
  sex: Sex | null;
  birth: Day | null;
  relation: Relation;
  vulnerabilities: readonly Vulnerability[];
  needsIdFollowUp: boolean;
  where: Whereabouts;
  shelterName: string | null;
  since: Instant | null;
  relocatedIn: readonly DisasterId[];
}

export interface MetCriterion {
  criterion: ResponseCriterion;
  figure: number;
  threshold: number;
}

export type Money = number;

export type MovementId = string;

export interface NamesakesRow {
  place: PlaceCode;
  name: string;
  birth: Day | null;
  persons: number;
  withoutId: number;
}

export const NormBasis = ['person', 'person-and-day', 'household', 'thing'] as const;
export type NormBasis = (typeof NormBasis)[number];

export interface NormChange {
  place: PlaceCode;
  what: Bilingual;
  was: Bilingual | null;
  became: Bilingual | null;
}

export const NormKind = ['emergency-aid', 'transitional-aid', 'transitional-grain', 'transitional-period', 'death-consolation', 'rebuild', 'repair', 'winter-spring', 'shelter-space-sphere', 'shelter-space-local', 'water', 'water-to-survive', 'food-energy', 'quilt-length', 'quilt-width', 'single-tent-floor', 'cotton-tent-floor'] as const;
export type NormKind = (typeof NormKind)[number];

export interface NormKindRow {
  kind: NormKind;
  name: Bilingual;
  unit: Bilingual;
  basis: NormBasis;
}

export interface NormRow {
  kind: NormKind;
  name: Bilingual;
  amount: Bilingual;
  basis: NormBasis;
  place: PlaceCode;
  atLeast: ResponseLevel | null;
  inForce: Period;
  id: string | null;
  setBy: AccountName | null;
  setAt: Instant | null;
}

export interface NormsReply {
  norms: readonly NormRow[];
  thresholds: readonly ThresholdRow[];
  kinds: readonly NormKindRow[];
}

export interface OfferedRight {
  code: EntitlementCode;
  title: Bilingual;
  item: ItemCode;
  period: Day | null;
  periodDays: number | null;
  persons: number;
  quantity: Quantity;
  whyNot: Bilingual | null;
  given: RightGiven | null;
}

export interface OrderRow {
  place: PlaceCode;
  everyone: boolean;
  until: Instant;
  reason: string;
  orderedAt: Instant;
  liftedAt: Instant | null;
  liftReason: string | null;
}

export interface OutflowRow {
  day: Day;
  quantity: number;
}

export interface PaceRow {
  disaster: DisasterId;
  place: PlaceCode;
  from: Instant;
  handouts: number;
  items: readonly ItemFigure[];
}

export interface Period {
  from: Day;
  to: Day | null;
}

export type PhotoHash = string;

export interface PhotoReply {
  outcome: string;
  position: JournalPosition;
  version: StreamVersion;
  photo: PhotoHash;
}

export interface PhotoRow {
  photo: PhotoHash;
  disaster: DisasterId;
  caption: string | null;
  at: Instant;
  by: AccountName;
  inspectedOn: Day | null;
}

export type PlaceCode = string;

export const PlaceTier = ['country', 'province', 'prefecture', 'county', 'township', 'village'] as const;
export type PlaceTier = (typeof PlaceTier)[number];

export const ProofKind = ['qr-card', 'signature', 'photo', 'officer-knows'] as const;
export type ProofKind = (typeof ProofKind)[number];

export type Quantity = number;

export interface RebuildFigure {
  stage: RebuildStage;
  households: number;
  rooms: number;
}

export const RebuildKind = ['in-place', 'relocate', 'repair', 'take-money'] as const;
export type RebuildKind = (typeof RebuildKind)[number];

export interface RebuildRow {
  household: HouseholdId;
  disaster: DisasterId;
  headName: string | null;
  place: PlaceCode;
  stage: RebuildStage;
  kind: RebuildKind;
  rooms: number;
  publishedFrom: Day | null;
  grant: number | null;
  paid: number;
  instalments: readonly InstalmentRow[];
  stages: readonly StageRow[];
  note: string | null;
}

export const RebuildStage = ['none', 'assessed', 'applied', 'village-reviewed', 'published', 'township-reviewed', 'approved', 'started', 'structure', 'in-repair', 'inspected', 'moved-in', 'rejected', 'withdrawn'] as const;
export type RebuildStage = (typeof RebuildStage)[number];

export const Relation = ['head', 'spouse', 'child', 'parent', 'grandparent', 'grandchild', 'sibling', 'child-in-law', 'other-kin', 'not-kin'] as const;
export type Relation = (typeof Relation)[number];

export interface Reply {
  outcome: string;
  position: JournalPosition;
  version: StreamVersion;
}

export type RequisitionId = string;

export interface RequisitionLineRow {
  item: ItemCode;
  asked: number;
  approved: number;
  shipped: number;
}

export interface RequisitionRow {
  id: RequisitionId;
  depot: DepotId;
  depotName: string;
  place: PlaceCode;
  disaster: DisasterId;
  stage: RequisitionStage;
  urgency: Urgency;
  dueAt: Instant;
  reason: string;
  lines: readonly RequisitionLineRow[];
  source: DepotId | null;
  sourceName: string | null;
  hold: HoldId | null;
  consignments: readonly ConsignmentId[];
  raisedAt: Instant;
  raisedBy: AccountName;
  decidedAt: Instant | null;
  decidedBy: AccountName | null;
  decisionReason: string | null;
  fulfilledAt: Instant | null;
}

export const RequisitionStage = ['raised', 'approved', 'rejected', 'shipped', 'fulfilled', 'cancelled', 'closed'] as const;
export type RequisitionStage = (typeof RequisitionStage)[number];

export interface ResidentRow {
  number: MemberNumber;
  name: string | null;
  since: Instant;
}

export interface ResidentsRow {
  shelter: ShelterId;
  shelterName: string;
  place: PlaceCode;
  disaster: DisasterId | null;
  household: HouseholdId;
  headName: string | null;
  home: PlaceCode | null;
  members: readonly ResidentRow[];
  since: Instant;
}

export const ResponseCriterion = ['dead-or-missing', 'relocated-or-in-need', 'rooms-lost', 'homes-lost'] as const;
export type ResponseCriterion = (typeof ResponseCriterion)[number];

export const ResponseLevel = ['iv', 'iii', 'ii', 'i'] as const;
export type ResponseLevel = (typeof ResponseLevel)[number];

export interface RightGiven {
  depot: DepotId;
  depotName: string | null;
  at: Instant;
  by: AccountName;
}

export interface RightRow {
  disaster: DisasterId;
  code: EntitlementCode;
  item: ItemCode;
  uses: number;
  quantity: number;
  lastPeriod: Day | null;
  lastAt: Instant;
  lastBy: AccountName;
  lastDepot: DepotId;
  lastDepotName: string;
  lastHandout: HandoutId;
}

export const Role = ['command-staff', 'depot-manager', 'township-officer', 'information-officer', 'auditor', 'administrator', 'system'] as const;
export type Role = (typeof Role)[number];

export interface RollCallRow {
  at: Instant;
  by: AccountName;
  counted: number;
  registered: number;
  absent: number;
  note: string | null;
}

export const Sex = ['male', 'female'] as const;
export type Sex = (typeof Sex)[number];

export type ShelterId = string;

export interface ShelterRow {
  id: ShelterId;
  name: string;
  place: PlaceCode;
  address: string;
  location: GeoPoint | null;
  floorAreaSquareMetres: number | null;
  stepFree: boolean;
  store: DepotId | null;
  stage: ShelterStage;
  disaster: DisasterId | null;
  capacity: number;
  overflow: number;
  present: number;
  reserved: number;
  free: number;
  households: number;
  rollCall: RollCallRow | null;
}

export interface ShelterSpace {
  kind: NormKind;
  name: Bilingual;
  each: Bilingual;
  persons: number;
}

export const ShelterStage = ['unknown', 'standby', 'open', 'closing', 'closed'] as const;
export type ShelterStage = (typeof ShelterStage)[number];

export interface ShelterSuggestion {
  shelter: ShelterId;
  name: string;
  place: PlaceCode;
  address: string;
  free: number;
  stepFree: boolean;
  shared: PlaceTier;
  metres: number | null;
}

export interface ShelterSuggestions {
  persons: number;
  needStepFree: boolean;
  shelters: readonly ShelterSuggestion[];
}

export const SignInOutcome = ['signed-in', 'failed', 'code-missing', 'code-wrong', 'locked-out', 'password-changed', 'password-reset', 'second-factor-on', 'second-factor-off', 'recovery-code-used', 'recovery-codes-made', 'account-changed', 'account-locked', 'account-unlocked', 'account-added', 'account-removed', 'norm-set', 'norm-ended', 'norm-withdrawn', 'plan-set', 'plan-ended', 'plan-withdrawn'] as const;
export type SignInOutcome = (typeof SignInOutcome)[number];

export interface SignInRow {
  id: string;
  at: Instant;
  name: string;
  outcome: SignInOutcome;
  address: string;
  agent: string;
  by: AccountName | null;
  was: AccountRights | null;
  became: AccountRights | null;
  norm: NormChange | null;
}

export interface StageRow {
  stage: RebuildStage;
  on: Day;
  by: AccountName;
  note: string | null;
  photos: readonly PhotoHash[];
}

export interface Standstill {
  consumer: string;
  isProcess: boolean;
  views: readonly string[];
  at: JournalPosition;
  since: Instant;
}

export interface StockRow {
  depot: DepotId;
  depotName: string;
  place: PlaceCode;
  item: ItemCode;
  onHand: number;
  reserved: number;
  held: number;
  packed: number;
  available: number;
  earliestExpiry: Day | null;
  lots: readonly LotRow[];
  outflow: readonly OutflowRow[];
}

export type StreamName = string;

export type StreamVersion = number;

export interface SuggestedLevel {
  level: ResponseLevel;
  plan: PlaceCode;
  because: readonly MetCriterion[];
}

export interface ThresholdRow {
  place: PlaceCode;
  level: ResponseLevel;
  deadOrMissing: number | null;
  relocatedOrInNeed: number | null;
  roomsLost: number | null;
  homesLost: number | null;
  inForce: Period;
  id: string | null;
  setBy: AccountName | null;
  setAt: Instant | null;
}

export interface TickerRow {
  disaster: DisasterId;
  position: JournalPosition;
  kind: string;
  at: Instant;
  place: PlaceCode;
  thing: StreamName;
  name: string | null;
  otherName: string | null;
  persons: number | null;
  rooms: number | null;
  level: ResponseLevel | null;
  urgency: Urgency | null;
  to: string | null;
  goods: readonly ItemFigure[];
}

export const Urgency = ['critical', 'high', 'routine', 'low'] as const;
export type Urgency = (typeof Urgency)[number];

export const Vulnerability = ['elderly-alone', 'infant', 'pregnant', 'disabled', 'minimum-living', 'destitute', 'orphan'] as const;
export type Vulnerability = (typeof Vulnerability)[number];

export interface WhereFigures {
  home: number;
  shelter: number;
  kin: number;
  rented: number;
  hospital: number;
  other: number;
  missing: number;
  dead: number;
}

export type Whereabouts =
  | { kind: 'home' }
  | { kind: 'shelter'; shelter: ShelterId }
  | { kind: 'kin' }
  | { kind: 'rented' }
  | { kind: 'hospital' }
  | { kind: 'other' }
  | { kind: 'missing' }
  | { kind: 'dead' };

/** The row of each view. */
export interface Views {
  'alerts': AlertRow;
  'board': BoardRow;
  'consignments': ConsignmentRow;
  'counts': CountRow;
  'depots': DepotRow;
  'disasters': DisasterRow;
  'duplicates': DuplicateRow;
  'evacuations': EvacuationRow;
  'expected': ExpectedRow;
  'handouts': HandoutRow;
  'households': HouseholdRow;
  'ledger': LedgerRow;
  'namesakes': NamesakesRow;
  'pace': PaceRow;
  'rebuilds': RebuildRow;
  'requisitions': RequisitionRow;
  'residents': ResidentsRow;
  'shelters': ShelterRow;
  'stock': StockRow;
  'ticker': TickerRow;
}

/** By what a list of each view is filtered and sorted. */
export interface Columns {
  'alerts': 'kind' | 'until';
  'board': 'total';
  'consignments': 'stage' | 'from_depot' | 'to_depot' | 'requisition' | 'due_at';
  'counts': 'item';
  'depots': 'tier' | 'name';
  'disasters': 'stage' | 'exercise' | 'struck_at';
  'duplicates': 'first' | 'second';
  'evacuations': 'township' | 'lifted' | 'unaccounted';
  'expected': 'shelter' | 'household' | 'expires_at';
  'handouts': 'stage' | 'household' | 'at';
  'households': 'head' | 'township' | 'village' | 'memberships' | 'live' | 'persons' | 'needs_id' | 'vulnerable' | 'must_go' | 'not_gone' | 'missing' | 'rebuild_stage';
  'ledger': 'item' | 'kind' | 'reference' | 'counterpart';
  'namesakes': 'persons';
  'pace': 'from';
  'rebuilds': 'stage' | 'kind' | 'household' | 'published_from';
  'requisitions': 'stage' | 'source' | 'due_at';
  'residents': 'shelter' | 'household' | 'persons';
  'shelters': 'stage' | 'name' | 'free';
  'stock': 'item' | 'available' | 'earliest_expiry';
  'ticker': 'kind' | 'event';
}
