import { named } from './words';
import type { ConsignmentStage, DepotTier, DisasterKind, DisasterStage, HandoutStage, ItemCategory, LedgerKind, RebuildKind, RebuildStage, Relation, RequisitionStage, ResponseLevel, Role, Sex, ShelterStage, Urgency, Vulnerability, Whereabouts } from '@/wire/rows';

export const roleName = named<Role>({
  'command-staff': ['指挥人员', 'Command staff'],
  'depot-manager': ['仓库管理员', 'Depot manager'],
  'township-officer': ['乡镇民政助理', 'Township officer'],
  'information-officer': ['灾害信息员', 'Village information officer'],
  auditor: ['审计', 'Auditor'],
  administrator: ['管理员', 'Administrator'],
  system: ['系统', 'System'],
});

export const kindOfDisaster = named<DisasterKind>({
  flood: ['洪涝', 'Flood'],
  typhoon: ['台风', 'Typhoon'],
  'barrier-lake': ['堰塞湖', 'Barrier lake'],
  earthquake: ['地震', 'Earthquake'],
  landslide: ['滑坡', 'Landslide'],
  'debris-flow': ['泥石流', 'Debris flow'],
  drought: ['干旱', 'Drought'],
  snow: ['雪灾', 'Snow'],
  cold: ['低温冷冻', 'Cold'],
  hail: ['风雹', 'Hail'],
  gale: ['大风', 'Gale'],
  'wild-fire': ['森林草原火灾', 'Wildfire'],
  other: ['其他', 'Other'],
});

export const stageOfDisaster = named<DisasterStage>({
  unknown: ['未知', 'Unknown'],
  reported: ['已报告', 'Reported'],
  verified: ['已核实', 'Verified'],
  responding: ['应急响应', 'Responding'],
  recovering: ['恢复重建', 'Recovering'],
  closed: ['已结束', 'Closed'],
  cancelled: ['已取消', 'Cancelled'],
});

export const levelName = named<ResponseLevel>({ i: ['Ⅰ级', 'Level I'], ii: ['Ⅱ级', 'Level II'], iii: ['Ⅲ级', 'Level III'], iv: ['Ⅳ级', 'Level IV'] });

export const stageOfShelter = named<ShelterStage>({
  unknown: ['未知', 'Unknown'],
  standby: ['待命', 'Standby'],
  open: ['开放', 'Open'],
  closing: ['正在关闭', 'Closing'],
  closed: ['已关闭', 'Closed'],
});

export const tierOfDepot = named<DepotTier>({
  county: ['县级库', 'County depot'],
  township: ['乡镇点', 'Township point'],
  village: ['村级点', 'Village point'],
  'shelter-store': ['安置点物资间', 'Shelter store'],
});

export const categoryOfItem = named<ItemCategory>({
  food: ['食品', 'Food'],
  water: ['饮水', 'Water'],
  bedding: ['被褥', 'Bedding'],
  clothing: ['衣物', 'Clothing'],
  shelter: ['帐篷', 'Shelter'],
  health: ['医药', 'Health'],
  hygiene: ['卫生用品', 'Hygiene'],
  light: ['照明', 'Light'],
  rescue: ['抢险', 'Rescue'],
  cooking: ['炊具', 'Cooking'],
});

export const stageOfRequisition = named<RequisitionStage>({
  raised: ['待批', 'Raised'],
  approved: ['已批准', 'Approved'],
  rejected: ['已驳回', 'Rejected'],
  shipped: ['已发运', 'Shipped'],
  fulfilled: ['已办结', 'Fulfilled'],
  cancelled: ['已撤销', 'Cancelled'],
  closed: ['已结案', 'Closed'],
});

export const urgencyName = named<Urgency>({ critical: ['特急', 'Critical'], high: ['紧急', 'High'], routine: ['一般', 'Routine'], low: ['不急', 'Low'] });

export const stageOfConsignment = named<ConsignmentStage>({
  prepared: ['已备货', 'Prepared'],
  shipped: ['在途', 'On the road'],
  received: ['已收货', 'Received'],
  'partly-received': ['部分收货', 'Partly received'],
  lost: ['已丢失', 'Lost'],
  reconciled: ['已核销', 'Reconciled'],
  cancelled: ['已取消', 'Cancelled'],
});

export const stageOfHandout = named<HandoutStage>({
  reserved: ['已预留', 'Reserved'],
  taken: ['待确认', 'Taken'],
  given: ['已发放', 'Given'],
  released: ['已释放', 'Released'],
  'given-back': ['已退回', 'Given back'],
});

export const ledgerName = named<LedgerKind>({
  procurement: ['采购入库', 'Procured'],
  donation: ['捐赠入库', 'Donated'],
  allocation: ['上级调拨', 'Allocated'],
  return: ['退还入库', 'Returned'],
  'handed-out': ['发放', 'Handed out'],
  'taken-back': ['收回', 'Taken back'],
  shipped: ['调出', 'Shipped'],
  arrived: ['调入', 'Arrived'],
  'arrived-short': ['到货短少', 'Arrived short'],
  'arrived-damaged': ['到货损坏', 'Arrived damaged'],
  'consignment-lost': ['整单丢失', 'Consignment lost'],
  found: ['找回', 'Found'],
  damaged: ['损坏报损', 'Damaged'],
  expired: ['过期报损', 'Expired'],
  lost: ['丢失报损', 'Lost'],
  'count-surplus': ['盘盈', 'Count surplus'],
  'count-shortage': ['盘亏', 'Count shortage'],
});

export const kindOfRebuild = named<RebuildKind>({
  'in-place': ['原址重建', 'Rebuild in place'],
  relocate: ['异地重建', 'Relocate'],
  repair: ['维修加固', 'Repair'],
  'take-money': ['货币安置', 'Take money'],
});

export const stageOfRebuild = named<RebuildStage>({
  none: ['未列入', 'Not on the roll'],
  assessed: ['已评估', 'Assessed'],
  applied: ['户报', 'Applied'],
  'village-reviewed': ['村评', 'Village reviewed'],
  published: ['公示', 'Published'],
  'township-reviewed': ['乡审', 'Township reviewed'],
  approved: ['县定', 'Approved'],
  started: ['已开工', 'Started'],
  structure: ['主体完工', 'Structure'],
  'in-repair': ['整改', 'In repair'],
  inspected: ['验收', 'Inspected'],
  'moved-in': ['入住', 'Moved in'],
  rejected: ['未通过', 'Rejected'],
  withdrawn: ['已撤回', 'Withdrawn'],
});

export const whereName = named<Whereabouts['kind']>({
  home: ['在家', 'At home'],
  shelter: ['安置点', 'In a shelter'],
  kin: ['投亲靠友', 'With kin'],
  rented: ['租房', 'Renting'],
  hospital: ['住院', 'In hospital'],
  other: ['其他', 'Elsewhere'],
  missing: ['失踪', 'Missing'],
  dead: ['死亡', 'Dead'],
});

export const sexName = named<Sex>({ male: ['男', 'Male'], female: ['女', 'Female'] });

export const relationName = named<Relation>({
  head: ['户主', 'Head'],
  spouse: ['配偶', 'Spouse'],
  child: ['子女', 'Child'],
  parent: ['父母', 'Parent'],
  grandparent: ['祖父母', 'Grandparent'],
  grandchild: ['孙子女', 'Grandchild'],
  sibling: ['兄弟姐妹', 'Sibling'],
  'child-in-law': ['儿媳女婿', 'Child-in-law'],
  'other-kin': ['其他亲属', 'Other kin'],
  'not-kin': ['非亲属', 'Not kin'],
});

export const vulnerabilityName = named<Vulnerability>({
  'elderly-alone': ['独居老人', 'Elderly alone'],
  infant: ['婴幼儿', 'Infant'],
  pregnant: ['孕妇', 'Pregnant'],
  disabled: ['残疾', 'Disabled'],
  'minimum-living': ['低保', 'Minimum living'],
  destitute: ['特困', 'Destitute'],
  orphan: ['孤儿', 'Orphan'],
});
