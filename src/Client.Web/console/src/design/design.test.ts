import { flushPromises, mount } from '@vue/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';
import { h, nextTick, ref } from 'vue';
import { createRouter, createMemoryHistory } from 'vue-router';
import { useCommand } from '@/api/useCommand';
import { Refused } from '@/api/http';
import { setLanguage } from '@/words/language';
import CapacityBar from './CapacityBar.vue';
import CommandForm from './CommandForm.vue';
import ConfirmDialog from './ConfirmDialog.vue';
import { confirm } from './confirm';
import DataTable from './DataTable.vue';
import { useDraft } from './draft';
import Field from './Field.vue';
import FigureTile from './FigureTile.vue';
import { panelKey } from './form';
import { useLocalList } from './list';
import { takenBack } from './told';

const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component: { render: () => null } }] });
const global = { plugins: [router] };
beforeEach(() => {
  setLanguage('en');
  sessionStorage.clear();
});

describe('a draft', () => {
  it('is there again after a reload, and gone once cleared', () => {
    useDraft('a', () => ({ name: '' })).form.name = 'Li';
    const again = useDraft('a', () => ({ name: '' }));
    expect([again.form.name, again.isKept]).toEqual(['Li', true]);
    again.clear();
    expect(again.form.name).toBe('');
    expect(useDraft('a', () => ({ name: '' })).isKept).toBe(false);
  });
});

describe('a command form', () => {
  it('shows a refusal beside its field, and above the buttons where no field is at fault', async () => {
    const sent = useCommand();
    const form = mount(CommandForm, { props: { sent, deed: 'Open' }, slots: { default: () => h(Field, { name: 'capacity', label: 'Capacity' }, { default: () => h('input') }) }, global });
    const refuse = (field: string): Promise<unknown> => sent.give(() => Promise.reject(new Refused({ status: 409, code: 'x', field, reason: { zh: '太多', en: 'too many' } })));
    await refuse('capacity');
    await nextTick();
    expect(form.find('.field [role=alert]').text()).toBe('too many');
    expect(form.find('.message').exists()).toBe(false);
    await refuse('');
    await nextTick();
    expect(form.find('.message').text()).toBe('too many');
  });

  it('leads back to the page from a side panel, and stands without that elsewhere', async () => {
    let closed = 0;
    const [sent, props] = [useCommand(), { deed: 'Open' }];
    const inPanel = mount(CommandForm, { props: { sent, ...props }, global: { ...global, provide: { [panelKey as symbol]: () => closed++ } } });
    await inPanel.find('footer button').trigger('click');
    expect([inPanel.find('footer').text(), closed]).toEqual(['BackOpen', 1]);
    expect(mount(CommandForm, { props: { sent, ...props }, global }).find('footer').text()).toBe('Open');
    const another = mount(CommandForm, { props: { sent, ...props, cancel: 'Keep it' }, global: { ...global, provide: { [panelKey as symbol]: () => closed++ } } });
    await another.find('footer button').trigger('click');
    expect([another.emitted('cancel')?.length, closed]).toEqual([1, 1]);
  });
});

describe('a confirmation', () => {
  it('says the consequence, and only the deed itself goes on', async () => {
    const dialog = mount(ConfirmDialog, { global, attachTo: document.body });
    const no = confirm({ title: 'Close it?', consequence: 'Nobody is admitted any more.', deed: 'Close' });
    await flushPromises();
    expect(dialog.text()).toContain('Nobody is admitted any more.');
    await dialog.find('footer button').trigger('click');
    expect(await no).toBe(false);
    const yes = confirm({ title: 'Close it?', consequence: '', deed: 'Close' });
    await flushPromises();
    await dialog.find('form').trigger('submit');
    expect(await yes).toBe(true);
  });
});

describe('a table', () => {
  it('has only the rows on the screen in the page, of any number', () => {
    const rows = ref(Array.from({ length: 40_000 }, (_, n) => ({ n })));
    const source = useLocalList(() => rows.value, (row) => String(row.n));
    const table = mount(DataTable<{ n: number }>, { props: { source, label: 'Numbers', columns: [{ key: 'n', title: 'N', text: (row: { n: number }) => String(row.n) }] }, global });
    expect(table.find('table').attributes('aria-rowcount')).toBe('40001');
    expect(table.findAll('tbody tr').length).toBeLessThan(60);
    expect(table.text()).toContain('40,000 rows');
  });

  it('says what to do where it is empty', () => {
    const source = useLocalList<{ n: number }>(() => [], (row) => String(row.n));
    const table = mount(DataTable<{ n: number }>, { props: { source, label: 'Numbers', columns: [] }, slots: { empty: 'register the first' }, global });
    expect(table.text()).toContain('register the first');
  });
});

describe('figures', () => {
  it('open the list behind them', () => {
    const tile = mount(FigureTile, { props: { name: 'Unaccounted for', value: 1234, tone: 'alarm', to: '/lists/households' }, global });
    expect(tile.attributes('href')).toBe('/lists/households');
    expect(tile.text()).toContain('1,234');
    // The sign: colour is not the only one.
    expect(tile.find('svg').exists()).toBe(true);
  });

  it('of a capacity are told to a screen reader', () => {
    const bar = mount(CapacityBar, { props: { taken: 90, promised: 20, whole: 100, label: 'School' } });
    expect(bar.attributes()).toMatchObject({ role: 'meter', 'aria-valuenow': '90', 'aria-valuemax': '100', 'aria-label': 'School' });
    expect(bar.classes()).toContain('alarm');
  });
});

describe('an undo', () => {
  it('says what is true then, or that it was not taken back', async () => {
    expect(await takenBack(Promise.resolve({}), () => 'as before')).toBe('as before');
    expect(await takenBack(Promise.reject(new Error('409')), () => 'as before')).toBeNull();
  });
});
