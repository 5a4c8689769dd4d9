import { createHash } from 'node:crypto';
import type { ActionPlanCommand } from '../../workflows/action-plan/action-plan.commands.js';
import type { PlanDocument } from '../../workflows/action-plan/plan-document.js';
import type { PlanId } from '../../workflows/held-figures/series.js';
import { addDays, calendarDate } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { fivePlans, fivePlansFile } from '../action-plans/five-plans.js';
import { manager, panel } from './demo-people.js';
import type { DemoOptions, DemoStep } from './demo-plan.js';
import { commandIdOf } from './history-writer.js';
import { londonInstant, whenOpen } from './office-hours.js';

/** A command about a plan, with the day on which somebody sits down to give it. */
interface Given {
  readonly on: CalendarDate;
  readonly plan: PlanId;
  readonly command: ActionPlanCommand;
  readonly by?: typeof manager;
}

const nineOClock = 9 * 60;

/**
 * The five plans as they were printed, kept by the invented authority as examples. What is recorded of them since is invented and
 * says so; of Southampton's nothing is changed that is printed.
 */
export function actionPlanSteps(label: string, startsOn: CalendarDate, options: DemoOptions): readonly DemoStep[] {
  const { today, now } = options;
  const since = [...monitored(), ...lately(today), ...drafted(today)].toSorted((a, b) =>
    a.on < b.on ? -1 : a.on > b.on ? 1 : 0,
  );
  // The plans themselves before everything that is told of them.
  return [...fivePlans.map((plan) => loaded(plan, startsOn)), ...since]
    .map(({ on, plan, command, by = manager }, at): DemoStep => {
      // What came before this system did was typed in its first days.
      const desk = whenOpen({ day: on < startsOn ? startsOn : on, minute: nineOClock + at });
      return {
        workflow: 'actionPlan',
        id: `999-${plan}`,
        command,
        commandId: commandIdOf(`${label}|action plans`, at),
        actor: { id: by.id, role: 'manager' },
        source: command.type === 'LoadPlan' ? 'import' : 'user',
        recordedAt: londonInstant(desk.day, desk.minute),
        recordedOn: desk.day,
      };
    })
    .filter(({ recordedAt }) => recordedAt <= now.getTime())
    .toSorted((a, b) => a.recordedAt - b.recordedAt);
}

function loaded(plan: PlanId, on: CalendarDate): Given {
  const bytes = fivePlansFile(plan);
  const document = JSON.parse(bytes.toString('utf8')) as PlanDocument;
  const file = { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length };
  return { on, plan, command: { type: 'LoadPlan', data: { document, file, reason: null } } };
}

/** What the board of South Gloucestershire might have recorded of theme 3 at its monitoring dates. */
function monitored(): readonly Given[] {
  const told = (
    day: string,
    pointId: string,
    itemId: string,
    deliverable: string,
    rag: string,
    ...points: readonly string[]
  ): Given => ({
    on: calendarDate(day),
    plan: 'south-gloucestershire',
    command: {
      type: 'RecordProgress',
      on: calendarDate(day),
      data: { itemId, deliverableId: `${itemId}.${deliverable}`, pointId, rag, ragScheme: 'brag', points },
    },
  });
  return [
    told('2018-03-28', '2018-03', 'a3.1.1', 'd1', 'amber', 'Pathways drafted with parents; health has still to agree its part (invented)'),
    told('2018-06-27', '2018-06', 'a3.1.1', 'd1', 'green', 'Agreed by all services (invented)'),
    told('2018-09-26', '2018-09', 'a3.1.1', 'd1', 'blue', 'In use since September (invented)'),
    told('2018-06-27', '2018-06', 'a3.2.1', 'd1', 'amber', 'First draft (invented)'),
    told('2018-09-26', '2018-09', 'a3.2.1', 'd1', 'red', 'Two posts empty; the procedure is not finished (invented)'),
    told('2018-12-19', '2018-12', 'a3.2.1', 'd1', 'amber', 'Board approved it with changes (invented)'),
    told('2018-06-27', '2018-06', 'a3.2.2', 'd1', 'green', 'Weekly list of cases by week in use (invented)'),
    told('2018-06-27', '2018-06', 'a3.2.4', 'd1', 'white'),
    told('2018-09-26', '2018-09', 'a3.2.5', 'd1', 'amber', 'Form for reviews tried in six schools (invented)'),
    milestone('2018-03-28', 'ms031', 'reached'),
    milestone('2018-06-27', 'ms032', 'reached'),
    milestone('2018-06-27', 'ms033', 'partly'),
    milestone('2018-09-26', 'ms038', 'notReached'),
    milestone('2018-09-26', 'ms040', 'notReached'),
    completed('2018-09-26', 'south-gloucestershire', 'a3.1.1', 'a3.1.1.d1', 'Pathways on the Local Offer (invented)'),
    { on: calendarDate('2018-05-02'), plan: 'south-gloucestershire', command: { type: 'ChooseDate', on: calendarDate('2018-05-02'), data: { timelineId: 'tl003', chosen: 'actionTable', reason: 'The board meets in May (invented)' } } },
    { on: calendarDate('2018-05-02'), plan: 'south-gloucestershire', command: { type: 'StateBudgetTotal', on: calendarDate('2018-05-02'), data: { amountGBP: 58_300, source: 'Cost table of the statement' } } },
    ...['r01', 'r03', 'r04'].map((item) => completed('2018-10-31', 'portsmouth', item, null, 'Told to the steering group (invented)')),
  ]; // prettier-ignore
}

function milestone(day: string, milestoneId: string, reached: 'reached' | 'partly' | 'notReached'): Given {
  const on = calendarDate(day);
  return { on, plan: 'south-gloucestershire', command: { type: 'RecordMilestone', on, data: { milestoneId, reached, rag: null, note: null } } }; // prettier-ignore
}

function completed(day: string, plan: PlanId, itemId: string, deliverableId: string | null, evidence: string): Given {
  const on = calendarDate(day);
  return { on, plan, command: { type: 'CompleteItem', on, data: { itemId, deliverableId, evidence } } };
}

/** What is recorded of Southampton's plan in the last months. */
function lately(today: CalendarDate): readonly Given[] {
  const told = (daysAgo: number, rest: (on: CalendarDate) => ActionPlanCommand, by = manager): Given => {
    const on = addDays(today, -daysAgo);
    return { on, plan: 'southampton', command: rest(on), by };
  };
  return [
    told(120, (on) => ({ type: 'NameParty', on, data: { partyId: 'lead-01', worker: manager.id } })),
    told(90, (on) => ({ type: 'RecordProgress', on, data: { itemId: 'a2.1', deliverableId: null, pointId: null, rag: 'amber', ragScheme: 'main', points: ['Two caseworkers more since the summer (invented)', 'Advice from psychology is the stage that is late most often (invented)'] } })),
    told(62, (on) => ({ type: 'RateOutcome', on, data: { blockId: 'o2.1', measureId: null, rag: 'red', ragScheme: 'main', suggested: null, reason: 'Still below our neighbours (invented)' } }), panel),
    told(20, (on) => ({ type: 'RateOutcome', on, data: { blockId: 'o2.1', measureId: null, rag: 'amber', ragScheme: 'main', suggested: null, reason: 'Better in each of the last three months (invented)' } }), panel),
    told(40, (on) => ({ type: 'JudgeMeasure', on, data: { measureId: 'm01', standing: 'partlyMet', judgement: 'Pathways are clear for schools, less so for families (invented)', evidence: 'Review of the Local Offer with the parent carer forum (invented)' } })),
  ]; // prettier-ignore
}

/** Kirklees goes on to another draft, so that there are two versions to compare. */
function drafted(today: CalendarDate): readonly Given[] {
  const on = addDays(today, -75);
  const plan = 'kirklees';
  return [
    { on, plan, command: { type: 'RevisePlan', data: { changes: [{ op: 'add', path: '/items/o1.1/due', value: { raw: 'Mar-27', kind: 'by', date: '2027-03' } }, { op: 'set', path: '/items/o1.2/summary', value: 'School community hubs work with the third sector and with parents (invented change)' }], reason: 'Asked for by the schools forum (invented)' } } },
    { on: addDays(on, 1), plan, command: { type: 'IssueDraftVersion', on: addDays(on, 1), data: { version: 'V9 (invented)', note: 'For the schools forum (invented)' } } },
  ]; // prettier-ignore
}
