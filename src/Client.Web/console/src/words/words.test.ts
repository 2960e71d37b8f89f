import { afterEach, describe, expect, it } from 'vitest';
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
