import { addDays, calendarDate as day } from '../../../../workflows/timetable/calendar-date.js';
import type { RulerInput, RulerLimit } from '../../../../src/web/components/week-ruler.model.js';
import { weekRuler } from '../../../../src/web/components/week-ruler.view.js';

const limit = (
  label: string,
  due: string,
  status: RulerLimit['status'],
  completedOn: string | null = null,
): RulerLimit => ({
  rule: label,
  label,
  due: day(due),
  status,
  completedOn: completedOn === null ? null : day(completedOn),
  kind: 'law',
});

const maya: RulerInput = {
  id: 'maya',
  day0: day('2026-08-17'),
  today: day('2026-11-23'),
  start: 'Received',
  limits: [
    limit('decision to assess', '2026-09-28', 'met', '2026-09-24'),
    { ...limit('advice in', '2026-11-09', 'running'), kind: 'practice' },
    limit('if no plan', '2026-12-07', 'running'),
    limit('final plan', '2027-01-04', 'running'),
  ],
  events: [
    { on: day('2026-08-17'), label: 'Request from mother' },
    { on: day('2026-09-24'), label: 'Yes to assess; advice asked for' },
    { on: day('2026-11-05'), label: 'Advice due' },
  ],
  exceptions: [],
};

it('runs from week 0 to week 20 and is filled up to today', () => {
  const ruler = weekRuler(maya);
  expect(ruler.ticks).toHaveLength(21);
  expect(ruler.filled / ruler.bar.width).toBeCloseTo(98 / 140, 3);
  expect(ruler.today.text).toBe('Today: week 14, day 98');
});

it('runs on past today once week 20 is over', () => {
  const late = weekRuler({ ...maya, today: addDays(maya.day0, 164) });
  expect(late.ticks).toHaveLength(25);
  expect(late.filled).toBeLessThan(late.bar.width);
  const backlog = weekRuler({ ...maya, today: addDays(maya.day0, 420) });
  expect(backlog.filled).toBeLessThan(backlog.bar.width);
});

it('puts each limit at its true day, with its week, date and status', () => {
  const ruler = weekRuler(maya);
  expect(ruler.marks.map(({ shape }) => shape)).toEqual(['done', 'done', 'practice', 'open', 'open']);
  expect(ruler.labels.map(({ title, status }) => `${title} | ${status}`)).toEqual([
    'Week 0 | Received',
    'Week 6: decision to assess | Met, 4 days in hand',
    'Week 16: if no plan | In 14 days',
    'Week 20: final plan | In 42 days',
    'Week 12: advice in | Practice, not law',
  ]);
});

it('strikes a disapplied date and says so, and an overdue one counts its days', () => {
  const away = weekRuler({
    ...maya,
    today: day('2027-01-10'),
    limits: [limit('if no plan', '2026-12-07', 'disapplied'), limit('final plan', '2027-01-04', 'overdue')],
  });
  expect(away.labels.map(({ status, struck }) => [status, struck])).toEqual([
    ['Received', false],
    ['Disapplied', true],
    ['6 days overdue', false],
  ]);
});

it('marks an exception on the bar without moving anything else', () => {
  const exceptions = [{ from: day('2026-09-01'), to: day('2026-10-10'), label: 'Away' }];
  const [with_, without] = [weekRuler({ ...maya, exceptions }), weekRuler(maya)];
  expect(with_.marks).toEqual(without.marks);
  expect(with_.ticks).toEqual(without.ticks);
  expect(with_.hatches).toHaveLength(1);
  expect((with_.hatches[0]?.width ?? 0) / with_.bar.width).toBeCloseTo(40 / 140, 3);
});

it('keeps the flag of today inside the drawing on the first and the last day', () => {
  for (const today of [maya.day0, addDays(maya.day0, 140)]) {
    const { today: flag, width } = weekRuler({ ...maya, today });
    expect(flag.boxX).toBeGreaterThanOrEqual(0);
    expect(flag.boxX + flag.boxWidth).toBeLessThanOrEqual(width);
  }
});

it('moves colliding limits down, drops colliding practice, and keeps all of it in the list', () => {
  const crowded = weekRuler({
    ...maya,
    today: addDays(maya.day0, 700),
    limits: [...maya.limits, { ...limit('draft', '2026-12-21', 'running'), kind: 'practice' }],
  });
  const law = ['Week 6: decision to assess', 'Week 16: if no plan', 'Week 20: final plan'];
  expect(crowded.labels.map(({ title }) => title)).toEqual(expect.arrayContaining(law));
  expect(new Set(crowded.labels.map(({ y }) => y)).size).toBeGreaterThan(1);
  expect(crowded.labels.map(({ title }) => title)).not.toContain('Week 18: draft');
  expect(crowded.items.map(({ text }) => text)).toContain('Draft: practice, not law');
  for (const { y } of crowded.labels) expect(y + 38).toBeLessThan(crowded.height);
});

it('moves colliding events up one line, then drops them from the drawing but not from the list', () => {
  const events = Array.from({ length: 6 }, (_, i) => ({
    on: addDays(maya.day0, 40 + i),
    label: `Something happened ${i}`,
  }));
  const ruler = weekRuler({ ...maya, events });
  expect(new Set(ruler.flags.map(({ textY }) => textY)).size).toBe(2);
  expect(ruler.flags.length).toBeLessThan(events.length);
  expect(ruler.items.filter(({ tone }) => tone === 'event')).toHaveLength(events.length);
});

it('lists the same words in order of date, today among them', () => {
  expect(weekRuler(maya).items.map(({ when, text }) => `${when}: ${text}`)).toEqual([
    'Week 0 · 17 Aug 2026: Received',
    'Week 6 · 24 Sep 2026: Yes to assess; advice asked for',
    'Week 6 · 28 Sep 2026: Decision to assess: met, 4 days in hand',
    'Week 12 · 5 Nov 2026: Advice due',
    'Week 12 · 9 Nov 2026: Advice in: practice, not law',
    'Today · week 14, day 98: Monday 23 November 2026',
    'Week 16 · 7 Dec 2026: If no plan: in 14 days',
    'Week 20 · 4 Jan 2027: Final plan: in 42 days',
  ]);
});
