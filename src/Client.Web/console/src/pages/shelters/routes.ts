import { House } from '@element-plus/icons-vue';
import { t } from '@/words/language';
import type { Area } from '../area';

export const area: Area = {
  title: ['安置点', 'Shelters'],
  icon: House,
  path: '/shelters',
  order: 20,
  routes: [
    { path: '/shelters', component: () => import('./Shelters.vue') },
    { path: '/shelters/new', component: () => import('./NewShelter.vue'), meta: { title: () => t('登记安置点', 'Register a shelter') } },
    { path: '/shelters/:id', component: () => import('./Shelter.vue') },
    { path: '/shelters/:id/roll-call', component: () => import('./RollCall.vue'), meta: { title: () => t('点名', 'Roll call') } },
    { path: '/shelters/:id/residents', component: () => import('./ResidentsSheet.vue'), meta: { bare: true, title: () => t('住户', 'Residents') } },
  ],
};
