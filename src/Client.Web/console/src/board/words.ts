import { t } from '../i18n';
import type { TickerRow } from '../wire';

/** Names of codes in the user's language; a code without a name is shown as it is. */
function named(names: Record<string, [zh: string, en: string]>): (code: string) => string {
  return (code) => {
    const name = names[code];
    return name ? t(name[0], name[1]) : code;
  };
}

export const stageOfDisaster = named({
  reported: ['已报告', 'Reported'],
  verified: ['已核实', 'Verified'],
  responding: ['应急响应', 'Responding'],
  recovering: ['恢复重建', 'Recovering'],
  closed: ['已结束', 'Closed'],
  cancelled: ['已取消', 'Cancelled'],
});

export const stageOfShelter = named({
  standby: ['待命', 'Standby'],
  open: ['开放', 'Open'],
  closing: ['正在关闭', 'Closing'],
  closed: ['已关闭', 'Closed'],
});

export const stageOfRebuild = named({
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

const happening = named({
  'shelter.household-admitted': ['入住安置点', 'admitted to'],
  'shelter.household-discharged': ['离开安置点', 'left'],
  'shelter.opened': ['安置点开放', 'shelter opened'],
  'shelter.closed': ['安置点关闭', 'shelter closed'],
  'depot.handed-out': ['发放物资', 'handed out'],
  'depot.stock-received': ['物资入库', 'stock received'],
  'depot.consignment-shipped': ['物资发运', 'consignment shipped'],
  'depot.consignment-received': ['物资到达', 'consignment received'],
  'depot.requisition-raised': ['申请物资', 'goods requested'],
  'depot.requisition-approved': ['批准申请', 'request approved'],
  'household.registered': ['登记受灾户', 'household registered'],
  'household.members-moved': ['人员转移', 'people moved'],
  'household.losses-assessed': ['评估损失', 'losses assessed'],
  'household.moved-in': ['迁入新居', 'moved into the rebuilt home'],
});

export function describe(row: TickerRow): string {
  const parts = [happening(row.kind)];
  if (row.name) parts.push(row.name);
  if (row.otherName) parts.push(`→ ${row.otherName}`);
  if (row.persons) parts.push(t(`${row.persons} 人`, row.persons === 1 ? '1 person' : `${row.persons} persons`));
  return parts.join(' ');
}
