import type { DueItem } from '../../../projections/work-list/due-items.js';
import type { Person } from '../../../src/access/people.js';
import { dueHref, readDueFilters } from '../../../src/work-list/due-filters.js';
import { DueIndex } from '../../../src/work-list/due-index.js';
import { endOfWeek, groupOf, kindOf } from '../../../src/work-list/due-item.js';
import type { DueEntry } from '../../../src/work-list/due-item.js';
import type { DueSelection } from '../../../src/work-list/due-selection.js';
import { dueSlices, rowsAPage } from '../../../src/work-list/due-work.view.js';
import { addDays, calendarDate } from '../../../workflows/timetable/calendar-date.js';

const today = calendarDate('2026-11-23');
const caseworker: Person = { id: 'priya', name: 'Priya Nair', roles: ['caseworker'], team: 'East team' };
const manager: Person = { ...caseworker, roles: ['manager'] };
const item = (due: string, disapplied = false): DueItem => ({
  rule: 'C3', subject: null, stage: null, body: null, due: calendarDate(due), actBy: calendarDate(due), disapplied,
  waitingFor: { who: 'us', what: 'drafting', count: 0 },
}); // prettier-ignore
const entry = (due: string, disapplied = false): DueEntry => ({
  process: 'assessment', stream: `needsAssessment-${due}`, childId: 'child', stage: 'drafting', team: null, worker: 'priya', place: 0, item: item(due, disapplied),
}); // prettier-ignore
const selected = (entries: readonly DueEntry[]): DueSelection => {
  const index = new DueIndex();
  for (const [row, one] of entries.entries()) index.put(String(row), [one]);
  return index.of('everyone').select();
};

describe('the groups of due work', () => {
  it('puts yesterday under overdue, Sunday in this week and the Monday after under later', () => {
    const groups = ['2026-11-22', '2026-11-23', '2026-11-24', '2026-11-29', '2026-11-30'].map((due) =>
      groupOf(item(due), today),
    );
    expect(groups).toEqual(['overdue', 'today', 'week', 'week', 'later']);
  });

  it('ends the week on the day itself where it is a Sunday', () => {
    expect(endOfWeek(calendarDate('2026-11-29'))).toBe('2026-11-29');
    expect(groupOf(item('2026-11-30'), calendarDate('2026-11-29'))).toBe('later');
  });

  it('never calls a lifted limit overdue', () => {
    expect(groupOf(item('2026-10-30', true), today)).toBe('later');
  });

  it('shows twelve weeks of later dates and leads to the rest', () => {
    const entries = [entry('2026-12-07'), entry(addDays(today, 84)), entry(addDays(today, 85))];
    const later = dueSlices(selected(entries), readDueFilters({}, caseworker), today).at(-1);
    expect(later?.shown).toHaveLength(2);
    expect(later?.all).toEqual({ text: 'Show all 3 later dates', href: '/due-work?who=me&show=later' });
    expect(dueSlices(selected(entries), readDueFilters({ show: 'later' }, caseworker), today)[0]?.shown).toHaveLength(
      3,
    );
  });

  it('gives a long group in pages', () => {
    const entries = Array.from({ length: rowsAPage + 5 }, () => entry('2026-11-02'));
    const filters = readDueFilters({ show: 'overdue', page: '2' }, caseworker);
    const [overdue] = dueSlices(selected(entries), filters, today);
    expect(overdue?.shown).toHaveLength(5);
    expect(overdue?.pages?.previous).toEqual({ href: '/due-work?who=me&show=overdue' });
  });
});

describe('the kind of work', () => {
  it.each([
    ['D5', null, null, 'decision'],
    ['G2', null, null, 'plan'],
    ['K1', 'dispute', null, 'decision'],
    ['K2', 'dispute', null, 'noPlan'],
    ['K4', 'dispute', 'draft', 'plan'],
    ['K9', 'dispute', 'tell', 'decision'],
    ['I6', 'dispute/K3', null, 'plan'],
  ] as const)(
    'of %s (%s, %s) is %s, as that of the first limit it takes the place of',
    (rule, subject, stage, kind) => {
      expect(kindOf({ ...item('2026-12-07'), rule, subject, stage })).toBe(kind);
    },
  );
});

describe('the filters of an address', () => {
  it('begin with the caseworker’s own work and with everyone’s for a manager', () => {
    expect(readDueFilters({}, caseworker).who).toBe('me');
    expect(readDueFilters({}, manager).who).toBe('everyone');
  });

  it('come back as they went out, and what they do not know is left out', () => {
    const filters = readDueFilters(
      { who: 'team:East team', waiting: ['us', 'nobody'], kind: 'plan,advice', stage: 'drafting' },
      manager,
    );
    expect(dueHref(filters)).toBe('/due-work?who=team%3AEast+team&waiting=us&stage=drafting&kind=advice&kind=plan');
  });
});
