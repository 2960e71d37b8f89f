import { number } from '@/words/format';
import { words } from '@/words/words';

export const wt = words({
  owed: ['须发给别处', 'To ship to others'],
  owedNote: ['已批准由本库供应', 'approved from this depot'],
  noOwed: ['没有待发的申请', 'Nothing waits to be shipped from here'],
  asked: ['本库的申请', 'Asked for by this depot'],
  noAsked: ['没有未办结的申请', 'No request is open'],
  incoming: ['在途，待收货', 'On the road to here'],
  noIncoming: ['没有在途物资', 'Nothing is on the road to here'],
  others: ['其他调拨单', 'Other consignments'],
  noOthers: ['还没有', 'None yet'],

  counts: ['待批盘点', 'Counts to approve'],
  noCounts: ['没有待批的盘点', 'No count waits'],
  booked: ['账面', 'Booked'],
  counted: ['实盘', 'Counted'],
  difference: ['差异', 'Difference'],
  countNote: ['备注', 'Note'],
  approveCount: ['批准差异', 'Approve'],
  rejectCount: ['退回重盘', 'Send back'],
  approveCountTitle: ['批准这项盘点差异？', 'Approve this difference?'],
  approveCountConsequence: (goods: string, short: boolean) => [`库存账面按差异调整：${goods}${short ? '，并记为损失' : ''}。调整后不能撤销。`, `The books change by the difference: ${goods}${short ? ', recorded as lost' : ''}. It cannot be undone.`],
  countReason: ['理由', 'Why'],
  countApproved: ['盘点已批准，账面已调整', 'Approved: the books are adjusted'],
  countRejected: ['已退回', 'Sent back'],
  takeCount: ['盘点', 'Stocktake'],
  takeCountHint: (permille: number) => permille === 0
    ? ['逐批清点，只填实数。任何差异都须指挥人员批准后才入账。', 'Count lot by lot. Every difference waits for command staff before it enters the books.']
    : [`逐批清点，只填实数。差异超过账面 ${number(permille / 10)}% 的须指挥人员批准，其余即时入账。`, `Count lot by lot. A difference above ${number(permille / 10)}% of the books waits for command staff; smaller ones enter at once.`],
  showBooked: ['显示账面数', 'Show what is booked'],
  record: (n: number) => [`登记 ${number(n)} 项盘点`, n === 1 ? 'Record 1 count' : `Record ${number(n)} counts`],
  nothingCounted: ['填写实盘数后登记', 'Fill in what was counted'],
  equal: ['相符', 'As booked'],
  waits: ['待批准', 'Waits for approval'],
  entered: ['已入账', 'Entered'],
  pendingAlready: ['已有待批盘点', 'A count waits already'],
  counting: ['正在登记…', 'Recording…'],
  otherLot: ['账上没有的批次', 'A lot that is not on the books'],
});
