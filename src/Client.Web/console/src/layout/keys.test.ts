import { afterEach, describe, expect, it } from 'vitest';
import { setQuestionMark, shortcutOf } from './keys';

const key = (part: Partial<KeyboardEvent>): Parameters<typeof shortcutOf>[0] => ({ key: '', code: '', ctrlKey: false, metaKey: false, altKey: false, target: document.body, ...part });

describe('a key', () => {
  afterEach(() => setQuestionMark(true));

  it('opens the search, the help or an area', () => {
    expect(shortcutOf(key({ key: 'K', ctrlKey: true }))).toEqual({ deed: 'search' });
    expect(shortcutOf(key({ key: '/', metaKey: true }))).toEqual({ deed: 'help' });
    expect(shortcutOf(key({ key: '?' }))).toEqual({ deed: 'help' });
    expect(shortcutOf(key({ key: '¡', code: 'Digit1', altKey: true }))).toEqual({ deed: 'area', index: 0 });
  });

  it('that is typed into a field is only typed', () => {
    expect(shortcutOf(key({ key: '?', target: document.createElement('input') }))).toBeNull();
    expect(shortcutOf(key({ key: '1', code: 'Digit1' }))).toBeNull();
  });

  it('without another one held opens nothing for whoever turned that off', () => {
    setQuestionMark(false);
    expect(shortcutOf(key({ key: '?' }))).toBeNull();
    expect(shortcutOf(key({ key: '/', ctrlKey: true }))).toEqual({ deed: 'help' });
  });
});
