import { Box } from '@element-plus/icons-vue';
import { t } from '@/words/language';
import type { Area } from '../area';

export const area: Area = {
  title: ['物资', 'Depots'],
  icon: Box,
  path: '/depots',
  order: 30,
  routes: [
    { path: '/depots', component: () => import('./Depots.vue') },
    { path: '/depots/requests', component: () => import('./Requests.vue'), meta: { title: () => t('物资申请', 'Requests') } },
    { path: '/depots/requests/:request', component: () => import('./Request.vue'), meta: { title: () => t('物资申请单', 'Request') } },
    { path: '/depots/consignments', component: () => import('./Consignments.vue'), meta: { title: () => t('调拨单', 'Consignments') } },
    { path: '/depots/consignments/:consignment', component: () => import('./Consignment.vue'), meta: { title: () => t('调拨单', 'Consignment') } },
    { path: '/depots/consignments/:consignment/note', component: () => import('./ConsignmentNote.vue'), meta: { bare: true, title: () => t('调拨单（打印）', 'Consignment note') } },
    {
      path: '/depots/:id',
      component: () => import('./Depot.vue'),
      children: [
        { path: '', component: () => import('./StockTab.vue') },
        { path: 'ledger', component: () => import('./LedgerTab.vue') },
        { path: 'traffic', component: () => import('./TrafficTab.vue') },
        { path: 'count', component: () => import('./CountTab.vue') },
        { path: 'hand-out', component: () => import('./HandOutTab.vue') },
        { path: 'receive', component: () => import('./ReceiveStock.vue') },
        { path: 'ask', component: () => import('./RaiseRequest.vue') },
        { path: 'send', component: () => import('./SendGoods.vue') },
        { path: 'write-off', component: () => import('./WriteOff.vue') },
      ],
    },
  ],
};
