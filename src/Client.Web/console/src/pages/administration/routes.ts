import { Setting } from '@element-plus/icons-vue';
import { session } from '@/session/session';
import type { Area } from '../area';
import { w } from './words';

export const area: Area = {
  title: ['管理', 'Administration'],
  short: ['管理', 'Admin'],
  icon: Setting,
  path: '/administration',
  order: 90,
  roles: ['administrator', 'auditor', 'command-staff'],
  routes: [
    { path: '/administration', redirect: () => (session.value?.role === 'administrator' ? '/administration/accounts' : '/administration/audit') },
    { path: '/administration/accounts', component: () => import('./Accounts.vue'), meta: { title: () => w.accounts() } },
    { path: '/administration/items', component: () => import('./Items.vue'), meta: { title: () => w.items() } },
    { path: '/administration/norms', component: () => import('./Norms.vue'), meta: { title: () => w.norms() } },
    { path: '/administration/places', component: () => import('./Places.vue'), meta: { title: () => w.places() } },
    { path: '/administration/consumers', component: () => import('./Consumers.vue'), meta: { title: () => w.consumers() } },
    { path: '/administration/sign-ins', component: () => import('./SignInLog.vue'), meta: { title: () => w.signIns() } },
    { path: '/administration/audit', component: () => import('./Audit.vue'), meta: { title: () => w.audit() } },
    { path: '/account', component: () => import('./OwnAccount.vue'), meta: { title: () => w.ownAccount() } },
  ],
};
