import { t } from './language';
import type { Text } from './words';

const readers: Readonly<Record<string, Text>> = {
  alerts: ['提醒', 'Alerts'],
  board: ['指挥页面', 'The board'],
  consignments: ['调拨单', 'Consignments'],
  depots: ['仓库', 'Depots'],
  disasters: ['灾害过程', 'Disasters'],
  duplicates: ['疑似重复', 'Possible duplicates'],
  evacuations: ['转移', 'Evacuation'],
  expected: ['待到人员', 'People expected'],
  handouts: ['发放记录', 'Handouts'],
  households: ['受灾户', 'Households'],
  pace: ['发放进度', 'Pace of handouts'],
  rebuilds: ['住房重建', 'Rebuilding'],
  requisitions: ['物资申请', 'Requests'],
  shelters: ['安置点', 'Shelters'],
  stock: ['库存与台账', 'Stock and ledger'],
  ticker: ['实时动态', 'The ticker'],
  'consignment-process': ['调拨流程', 'Consignments'],
  'handout-process': ['发放流程', 'Handouts'],
  'merge-process': ['合并流程', 'Merges'],
  'movement-process': ['转移流程', 'Movements'],
  'requisition-process': ['申请流程', 'Requests'],
};

/** What a reader of the journal is for; its own name where a newer server has one more. */
export const readerName = (name: string): string => {
  const known = readers[name];
  return known ? t(...known) : name;
};
