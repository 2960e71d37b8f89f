import { describe, expect, it, vi } from 'vitest';
import { setLanguage } from '@/words/language';
import { household, member } from './given';
import { backFrom, whoMove, type Move } from './moving';
import { storeTaken, type Taken } from './photo';
import { ageText, monthsOld, needStepFree, todayInChina } from './people';
import { pointOf } from './point';
import { nearnessOf } from './suggestions';

describe('ages', () => {
  it('are counted in China, where the day begins eight hours before London', () => {
    expect(todayInChina(Date.UTC(2016, 5, 30, 16))).toBe('2016-07-01');
    expect(todayInChina(Date.UTC(2016, 5, 30, 15, 59))).toBe('2016-06-30');
  });

  it('are whole years from the second birthday on, months before', () => {
    setLanguage('en');
    expect(monthsOld('2016-01-31', '2016-02-29')).toBe(0);
    expect(ageText('2014-07-02', '2016-07-01')).toBe('23 mo');
    expect(ageText('2014-07-01', '2016-07-01')).toBe('2 y');
  });
});

describe('step-free access', () => {
  it('is needed by the disabled, the old alone, and those of 65 on that day', () => {
    const today = '2016-07-01';
    expect(needStepFree([member(1, { birth: '1951-07-02' })], today)).toBe(false);
    expect(needStepFree([member(1, { birth: '1951-07-01' })], today)).toBe(true);
    expect(needStepFree([member(1), member(2, { vulnerabilities: ['disabled'] })], today)).toBe(true);
  });
});

describe('a movement', () => {
  const family = household([member(1), member(2, { where: { kind: 'kin' } }), member(3, { where: { kind: 'shelter', shelter: 's' } })]);
  const move = (more: Partial<Move>): Move => ({ household: family, disaster: 'd', members: [1, 2, 3], to: 'home', shelter: null, onTheWay: false, occurredAt: null, ...more });

  it('takes those who are not there already', () => {
    expect(whoMove(move({}))).toEqual([2, 3]);
    expect(whoMove(move({ to: 'shelter', shelter: 's' }))).toEqual([1, 2]);
    expect(whoMove(move({ to: 'shelter', shelter: 'other' }))).toEqual([1, 2, 3]);
  });

  it('is taken back only to one place that nobody else may have taken meanwhile', () => {
    expect(backFrom(move({ members: [2] }), 'm')).not.toBeNull();
    expect(backFrom(move({ members: [3] }), 'm'), 'from a shelter').toBeNull();
    expect(backFrom(move({ members: [1, 2], to: 'hospital' }), 'm'), 'from two places').toBeNull();
    expect(backFrom(move({ members: [2], to: 'dead' }), 'm')).toBeNull();
    expect(backFrom(move({ to: 'shelter', shelter: 'other', onTheWay: true }), 'm'), 'places that were kept').not.toBeNull();
  });
});

describe('a place on the map', () => {
  it('is two numbers on the globe, in any common writing', () => {
    expect(pointOf('31.75, 116.5')).toEqual({ latitude: 31.75, longitude: 116.5 });
    expect(pointOf('３１．７５，１１６．５')).toEqual({ latitude: 31.75, longitude: 116.5 });
    expect(pointOf('  ')).toBeNull();
    for (const wrong of ['31.75', '116.5, 231', 'north, east', '1,2,3']) expect(pointOf(wrong), wrong).toBeUndefined();
  });

  it('is told as a distance where it is measured, else by what both lie in', () => {
    setLanguage('en');
    expect(nearnessOf({ metres: 1240, shared: 'county' })).toBe('about 1.2 km');
    expect(nearnessOf({ metres: 24_800, shared: 'county' })).toBe('about 25 km');
    expect(nearnessOf({ metres: null, shared: 'village' })).toBe('same village');
  });
});

describe('photos that go out with a form', () => {
  it('are stored once each, also where the form is sent again after one of them failed', async () => {
    let asked = 0;
    vi.stubGlobal('fetch', vi.fn(() => Promise.resolve(++asked === 2 ? new Response(JSON.stringify({ code: 'fault' }), { status: 500 }) : new Response(JSON.stringify({ position: asked, photo: `p${asked}` })))));
    const taken: Taken[] = ['a', 'b'].map((id) => ({ id, blob: new Blob(['x']), address: '', photo: null }));
    await expect(storeTaken('h', 'd', taken, '')).rejects.toThrow();
    expect(await storeTaken('h', 'd', taken, '')).toEqual(['p1', 'p3']);
    expect(vi.mocked(fetch).mock.calls.map(([, sent]) => (sent?.headers as Record<string, string>)['Command-Id'])).toEqual(['a', 'b', 'b']);
  });
});
