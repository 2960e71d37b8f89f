import { afterEach, describe, expect, it, vi } from 'vitest';
import { dayInWords } from './format';
import { amount, itemName, loadItems } from './goods';
import { setLanguage } from './language';
import { named, words } from './words';

afterEach(() => setLanguage('en'));

describe('words', () => {
  const w = words({ title: ['安置点', 'Shelters'], free: (n: number) => [`余 ${n}`, `${n} free`] });

  it('are said in the language of the screen', () => {
    setLanguage('zh');
    expect([w.title(), w.free(3)]).toEqual(['安置点', '余 3']);
    setLanguage('en');
    expect([w.title(), w.free(3)]).toEqual(['Shelters', '3 free']);
  });

  it('show a code that a newer server sends as it is', () => {
    const stage = named<'open' | 'closed'>({ open: ['开放', 'Open'], closed: ['已关闭', 'Closed'] });
    expect(stage('sealed' as 'open')).toBe('sealed');
  });
});

describe('a day', () => {
  it('is said with its weekday, as it is in China', () => {
    setLanguage('zh');
    expect(dayInWords('2016-07-03')).toBe('2016年7月3日星期日');
    setLanguage('en');
    expect([dayInWords('2016-07-03 23:30'), dayInWords(new Date('2016-07-02T16:00:00Z'))]).toEqual([expect.stringMatching(/^Sunday,? 3 July 2016$/), expect.stringMatching(/^Sunday,? 3 July 2016$/)]);
  });
});

describe('goods', () => {
  it('begin with a capital, and one set is a set', async () => {
    const set = { code: 'clothes', name: { zh: '衣服', en: 'clothing sets' }, dimension: 'pieces', baseUnit: { zh: '套', en: 'sets' } };
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify([set]))));
    await loadItems();
    vi.unstubAllGlobals();
    expect([itemName('clothes'), amount({ item: 'clothes', quantity: 1 }), amount({ item: 'clothes', quantity: 2 })]).toEqual(['Clothing sets', '1 set', '2 sets']);
    setLanguage('zh');
    expect([itemName('clothes'), amount({ item: 'clothes', quantity: 1 })]).toEqual(['衣服', '1 套']);
  });
});
