import { addDays, calendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { Deadline } from '../../../workflows/timetable/clock.js';
import { deadlinesOf } from '../../../workflows/timetable/deadlines.js';
import { clocksOf } from '../../../workflows/needs-assessment/needs-assessment.clocks.js';
import type { NeedsAssessment } from '../../../workflows/needs-assessment/needs-assessment.state.js';
import type { Plan } from '../../../workflows/plan/plan.state.js';
import { priya } from '../../../src/demo/demo-people.js';
import { planAuthority } from '../../../src/demo/plan-history.js';
import { showcase } from '../../../src/demo/showcase.js';
import type { DemoStep } from '../../../src/demo/demo-plan.js';
import { DemoInstallation, monday, mondayMorning, optionsOf, plannedIds } from './demo-fixture.js';

/** The steps of a showcase child with placeholders for ids: enough to know the streams. */
function stepsOf(surname: string, today: CalendarDate, now: Date): readonly DemoStep[] {
  const number = showcase.findIndex(({ child }) => child.surname === surname);
  const options = optionsOf({ children: showcase.length, today, now });
  const found = planAuthority(options).find((one) => one.number === number);
  return found?.steps(plannedIds(number)) ?? [];
}

describe.each([
  ['the Monday of the pictures', monday, mondayMorning],
  ['a Sunday four months on', calendarDate('2027-03-21'), new Date('2027-03-21T12:00:00.000Z')],
])('showcase cases on %s', (_, today, now) => {
  let demo: DemoInstallation;
  const shift = (date: string): CalendarDate =>
    addDays(calendarDate(date), Math.round((Date.parse(today) - Date.parse(monday)) / 86_400_000));

  beforeAll(async () => {
    demo = new DemoInstallation(now);
    await demo.generate({ children: showcase.length, years: 3 });
  });
  afterAll(() => demo.close());

  async function stateOf<State>(surname: string, workflow: 'needsAssessment' | 'plan'): Promise<State> {
    const id = stepsOf(surname, today, now).find((step) => step.workflow === workflow)?.id ?? '';
    return (await demo.commands.load(workflow, id)).state as State;
  }
  async function limitsOf(surname: string): Promise<(rule: string, subject?: string) => Deadline | undefined> {
    const state = await stateOf<NeedsAssessment>(surname, 'needsAssessment');
    const basis = demo.basis.decisionBasis(today);
    const lines = deadlinesOf(clocksOf(state, basis.policy), basis, today);
    return (rule, body) =>
      lines.find(
        (line) =>
          line.rule === rule &&
          (body === undefined || state.advice.find(({ adviceId }) => adviceId === line.subject)?.body === body),
      );
  }

  it('has Maya at day 98 with her limits as corrected, two advices overdue, one excused, one late', async () => {
    const limit = await limitsOf('Thornbury');
    expect(limit('A1')).toMatchObject({
      day0: shift('2026-08-17'),
      due: shift('2026-09-28'),
      status: 'met',
      completedOn: shift('2026-09-24'),
    });
    expect(limit('C1')).toMatchObject({ due: shift('2026-12-07'), status: 'running' });
    expect(limit('C3')).toMatchObject({ due: shift('2027-01-04'), status: 'running' });
    expect(limit('B1', 'educationalPsychology')).toMatchObject({
      due: shift('2026-11-05'),
      status: 'overdue',
      daysOver: 18,
    });
    expect(limit('B1', 'occupationalTherapy')).toMatchObject({ status: 'overdue', daysOver: 18 });
    expect(limit('B1', 'speechAndLanguage')).toMatchObject({ status: 'disapplied' });
    expect(limit('B1', 'paediatrics')).toMatchObject({ status: 'metLate', daysOver: 7 });
    expect(limit('B1', 'socialCare')).toMatchObject({ due: shift('2026-11-06'), status: 'met' });
  });

  it('has Leo in week 24 with weeks 16 and 20 lifted by his 40 days away and the draft with the family', async () => {
    const limit = await limitsOf('Castellan');
    expect(limit('A1')).toMatchObject({ due: shift('2026-07-24'), status: 'met' });
    expect(limit('C3')).toMatchObject({ due: shift('2026-10-30'), status: 'disapplied' });
    expect(limit('C2')).toMatchObject({ due: shift('2026-11-27'), status: 'running' });
    const state = await stateOf<NeedsAssessment>('Castellan', 'needsAssessment');
    expect(state.stage).toBe('draftWithFamily');
    expect(state.exceptions).toMatchObject([{ from: shift('2026-08-10'), to: shift('2026-09-18'), evidenced: true }]);
    expect(state.consultations).toMatchObject([{ repliedOn: shift('2026-11-18'), view: 'canMeetNeed' }]);
  });

  it('has Grace waiting for paediatrics', async () => {
    const limit = await limitsOf('Okonjo');
    expect(limit('A1')).toMatchObject({ due: shift('2026-10-05'), status: 'met' });
    expect(limit('C1')).toMatchObject({ due: shift('2026-12-14') });
    expect(limit('C3')).toMatchObject({ due: shift('2027-01-11') });
    expect(limit('B1', 'paediatrics')).toMatchObject({ due: shift('2026-11-12'), status: 'overdue' });
  });

  it.each([
    ['Hussain-Cole', 'A1', '2026-11-23', 'running'],
    ['Asante-Reid', 'A1', '2026-11-16', 'overdue'],
    ['Bhatt', 'A1', '2026-11-26', 'running'],
    ['Brandreth', 'C3', '2026-11-05', 'overdue'],
    ['Marchetti', 'C3', '2026-11-16', 'overdue'],
    ['Lindqvist', 'C3', '2026-11-26', 'running'],
  ])('has %s with rule %s due on %s, %s', async (surname, rule, due, status) => {
    const limit = await limitsOf(surname);
    expect(limit(rule)).toMatchObject({ due: shift(due), status });
  });

  it('has all of their cases on Priya’s desk', async () => {
    for (const surname of [
      'Thornbury',
      'Castellan',
      'Okonjo',
      'Hussain-Cole',
      'Brandreth',
      'Marchetti',
      'Lindqvist',
      'Asante-Reid',
      'Bhatt',
    ]) {
      expect(await stateOf<NeedsAssessment>(surname, 'needsAssessment')).toMatchObject({
        worker: priya.id,
        team: 'East team',
      });
    }
  });

  it('has the plans of the review and transfer pages', async () => {
    expect((await stateOf<Plan>('Pellew', 'plan')).reviews.at(-1)).toMatchObject({
      meetingOn: shift('2026-10-20'),
      decidedOn: null,
    });
    expect((await stateOf<Plan>('Rosewarne', 'plan')).amendments.map(({ notice }) => notice.on)).toEqual([
      shift('2026-09-28'),
    ]);
    expect((await stateOf<Plan>('Pryce', 'plan')).reviews.at(-1)?.decidedOn).toBe(shift('2025-11-26'));
    expect((await stateOf<Plan>('Sallow', 'plan')).reviews.at(-1)?.decidedOn).toBe(shift('2025-11-22'));
    expect((await stateOf<Plan>('Sato-Mills', 'plan')).phaseTransfers).toHaveLength(1);
  });
});

it('keeps Maya’s history as it was first typed: received on 20 August, put right on 2 October', () => {
  const steps = stepsOf('Thornbury', monday, mondayMorning);
  expect(steps.find(({ command }) => command.type === 'RecordRequest')?.command).toMatchObject({ on: '2026-08-20' });
  const correction = steps.find(({ command }) => command.type === 'CorrectFact');
  expect(correction?.command).toMatchObject({ revision: 0, occurredOn: '2026-08-17' });
  expect(correction?.recordedOn).toBe('2026-10-02');
});
