import { describe, expect, it } from 'vitest';
import type { ResidentsRow, ShelterRow } from '@/wire/rows';
import { countUp, familiesOf } from './rollCall';
import { byRoom, isShown, sumUp, within } from './shelters';

const shelter = (name: string, more: Partial<ShelterRow> = {}): ShelterRow => ({
  id: name,
  name,
  place: '341503103',
  address: '学校路',
  location: null,
  floorAreaSquareMetres: null,
  stepFree: true,
  store: null,
  stage: 'open',
  disaster: 'd',
  capacity: 100,
  overflow: 0,
  present: 0,
  reserved: 0,
  free: 100,
  households: 0,
  rollCall: null,
  ...more,
});

describe('the list of shelters', () => {
  it('has the open ones first, most room before little', () => {
    const rows = [shelter('closed', { stage: 'closed', free: 500 }), shelter('full', { free: 0 }), shelter('roomy', { free: 40 }), shelter('standby', { stage: 'standby', free: 300 })];
    expect(rows.toSorted(byRoom).map((row) => row.name)).toEqual(['roomy', 'full', 'standby', 'closed']);
    expect(rows.filter((row) => isShown(row, 'room')).map((row) => row.name)).toEqual(['roomy']);
  });

  it('shows what serves this disaster and what stands by for any', () => {
    const rows = [shelter('ours'), shelter('theirs', { disaster: 'other' }), shelter('ready', { disaster: null, stage: 'standby' })];
    const sought = { disaster: 'd', others: false, township: '', text: '' };
    expect(within(rows, sought).map((row) => row.name)).toEqual(['ours', 'ready']);
    expect(within(rows, { ...sought, others: true })).toHaveLength(3);
    expect(within(rows, { ...sought, township: '341503104' })).toHaveLength(0);
    expect(within(rows, { ...sought, text: '学校 read' }).map((row) => row.name)).toEqual(['ready']);
  });

  it('sums room over the open ones and people over the closing ones, too', () => {
    const sums = sumUp([shelter('a', { present: 86, reserved: 4, free: 10, households: 20 }), shelter('b', { stage: 'closing', present: 7, free: 93, households: 2 }), shelter('c', { stage: 'standby' })]);
    expect(sums).toEqual({ open: 1, free: 10, whole: 100, present: 93, reserved: 4, households: 22, nearlyFull: 1 });
  });
});

describe('a roll call', () => {
  const lives = (household: string, ...numbers: number[]): ResidentsRow => ({
    shelter: 's', shelterName: '学校', place: '341503103', disaster: 'd', household, headName: household, home: null, since: '2016-07-01T00:00:00Z',
    members: numbers.map((number) => ({ number, name: `${household}${number}`, since: '2016-07-01T00:00:00Z' })),
  });

  it('misses whoever did not answer, and counts strangers', () => {
    expect(countUp(familiesOf([lives('王', 1, 2), lives('李', 1)]), ['王/1', '李/1'], 2)).toEqual({ all: 3, answered: 2, absent: [{ household: '王', member: 2 }], counted: 4 });
  });

  it('neither counts nor misses one who has left since the tick', () => {
    expect(countUp(familiesOf([lives('李', 1)]), ['王/1', '李/1'], 0)).toEqual({ all: 1, answered: 1, absent: [], counted: 1 });
  });
});
