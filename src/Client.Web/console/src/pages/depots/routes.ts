import { Box } from '@element-plus/icons-vue';
import type { Area } from '../area';
import { w } from './words';

export const area: Area = {
  title: ['物资', 'Depots'],
  icon: Box,
  path: '/depots',
  order: 30,
  routes: [
    { path: '/depots', component: () => import('./Depots.vue') },
    { path: '/depots/requests', component: () => import('./Requests.vue'), meta: { title: () => w.requests() } },
    { path: '/depots/requests/:request', component: () => import('./Request.vue'), meta: { title: () => w.request() } },
    { path: '/depots/consignments', component: () => import('./Consignments.vue'), meta: { title: () => w.consignments() } },
    { path: '/depots/consignments/:consignment', component: () => import('./Consignment.vue'), meta: { title: () => w.consignment() } },
    { path: '/depots/consignments/:consignment/note', component: () => import('./ConsignmentNote.vue'), meta: { bare: true, title: () => w.note() } },
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
