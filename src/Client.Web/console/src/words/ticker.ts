import { capital, t } from './language';
import { amount, itemName } from './goods';
import { placeName } from './places';
import type { Text } from './words';
import type { TickerRow } from '@/wire/rows';

const happenings: Readonly<Record<string, Text>> = {
  'disaster.reported': ['灾害上报', 'disaster reported:'],
  'disaster.verified': ['灾情核实', 'disaster verified:'],
  'disaster.response-started': ['启动响应', 'response started:'],
  'disaster.level-changed': ['调整响应级别', 'response level changed:'],
  'disaster.recovery-started': ['转入恢复重建', 'recovery started:'],
  'disaster.closed': ['灾害过程结束', 'disaster closed:'],
  'disaster.cancelled': ['灾害过程取消', 'disaster cancelled:'],
  'disaster.reopened': ['灾害过程重启', 'disaster reopened:'],
  'disaster.evacuation-ordered': ['下达转移令', 'evacuation ordered:'],
  'disaster.evacuation-lifted': ['解除转移令', 'evacuation lifted:'],
  'disaster.affected-places-set': ['更新受灾范围', 'affected places set:'],
  'disaster.entitlement-set': ['设定救助标准', 'entitlement set:'],
  'disaster.entitlement-ended': ['救助标准停止', 'entitlement ended:'],
  'disaster.instalments-set': ['设定补助拨付', 'instalments set:'],
  'disaster.details-corrected': ['更正灾害信息', 'details corrected:'],
  'shelter.registered': ['登记安置点', 'shelter registered:'],
  'shelter.opened': ['安置点开放', 'shelter opened:'],
  'shelter.capacity-changed': ['床位调整', 'capacity changed:'],
  'shelter.overflow-authorised': ['授权超额安置', 'overflow authorised:'],
  'shelter.places-reserved': ['预留床位', 'places reserved:'],
  'shelter.places-released': ['释放床位', 'places released:'],
  'shelter.household-admitted': ['入住安置点', 'admitted:'],
  'shelter.household-discharged': ['离开安置点', 'left:'],
  'shelter.roll-call-taken': ['点名', 'roll call:'],
  'shelter.closing-started': ['安置点准备关闭', 'shelter closing:'],
  'shelter.closed': ['安置点关闭', 'shelter closed:'],
  'depot.registered': ['登记仓库', 'depot registered:'],
  'depot.stock-received': ['物资入库', 'stock received:'],
  'depot.stock-written-off': ['物资报损', 'stock written off:'],
  'depot.stock-adjusted': ['盘点调整', 'stock adjusted:'],
  'depot.handed-out': ['发放物资', 'handed out:'],
  'depot.taken-back': ['物资退回', 'taken back:'],
  'depot.requisition-raised': ['申请物资', 'goods requested:'],
  'depot.requisition-approved': ['批准申请', 'request approved:'],
  'depot.requisition-rejected': ['驳回申请', 'request rejected:'],
  'depot.requisition-cancelled': ['撤销申请', 'request cancelled:'],
  'depot.requisition-closed': ['申请结案', 'request closed for its remainder:'],
  'depot.requisition-fulfilled': ['申请办结', 'request fulfilled:'],
  'depot.consignment-shipped': ['物资发运', 'shipped:'],
  'depot.consignment-received': ['物资到达', 'arrived:'],
  'depot.consignment-declared-lost': ['调拨丢失', 'consignment lost:'],
  'depot.consignment-reconciled': ['调拨核销', 'consignment reconciled:'],
  'household.registered': ['登记受灾户', 'household registered:'],
  'household.members-moved': ['人员转移', 'people moved:'],
  'household.losses-assessed': ['评估损失', 'losses assessed:'],
  'household.losses-verified': ['核定损失', 'losses verified:'],
  'household.rebuild-assessed': ['评估重建', 'rebuild assessed:'],
  'household.rebuild-approved': ['批准重建', 'rebuild approved:'],
  'household.rebuild-started': ['重建开工', 'rebuilding started:'],
  'household.rebuild-inspected': ['重建验收', 'rebuild inspected:'],
  'household.moved-in': ['迁入新居', 'moved into the rebuilt home:'],
};

/** One line of what just happened. */
export function describe(row: TickerRow): string {
  const happening = happenings[row.kind];
  const parts = [happening ? capital(t(...happening)) : row.kind];
  // A household has no name here: its township says where.
  parts.push(row.name ?? placeName(row.place.slice(0, 9)));
  if (row.otherName) parts.push(`→ ${row.otherName}`);
  if (row.persons) parts.push(t(`${row.persons} 人`, row.persons === 1 ? '1 person' : `${row.persons} persons`));
  const goods = row.goods.map((good) => `${itemName(good.item)} ${amount(good)}`);
  return [parts.join(' '), ...goods].join(' · ');
}

/** Which part of the work it belongs to. */
export const partOf = (row: TickerRow): string => row.kind.slice(0, row.kind.indexOf('.'));
