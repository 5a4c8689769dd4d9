import type { StartedPlacement } from '../../workflows/plan/placement.state.js';
import type { Plan } from '../../workflows/plan/plan.state.js';
import type { Deadline } from '../../workflows/timetable/clock.js';
import { localRules } from '../../workflows/timetable/rule.js';
import { authorityNames } from '../sen2/authorities.js';
import { dashDate as dash, shortDate } from '../web/words/date-words.js';
import { lowerFirst } from '../web/words/list-words.js';
import { count } from '../web/words/number-words.js';
import {
  boardingWords,
  deliveredWords,
  endReasonWords,
  outOfAreaReasonWords,
  provisionWords,
  returnAimWords,
  visitProgressWords,
} from '../web/words/placement-words.js';
import type { PlainTable } from './case-plan.view.js';

/** Where the child is and was, the visits, and why out of area; what has nothing to show is left out. */
export function placementTables(plan: Plan, deadlines: readonly Deadline[]): readonly PlainTable[] {
  const placements = plan.startedPlacements.toReversed();
  return [
    placementsTable(placements, deadlines),
    outOfAreaTable(placements),
    visitsTable(placements),
    costsTable(placements, plan),
  ].filter(({ rows }) => rows.length > 0);
}

function placementsTable(placements: readonly StartedPlacement[], deadlines: readonly Deadline[]): PlainTable {
  return {
    caption: 'Placements',
    head: ['School or college', 'Kind', 'Area', 'Day or residential', 'From', 'To', 'Next visit by (our own limit)'],
    rows: placements.flatMap((placement) =>
      placement.spells
        .toReversed()
        .map((spell, index) => [
          index === 0 ? settingOf(placement) : 'The same, before it changed',
          `${provisionWords[spell.provision]}${spell.outsideDesignation === true ? ', outside its designation' : ''}`,
          spell.outOfArea ? authorityOf(spell.authority) : 'Our area',
          boardingWords[spell.boarding],
          dash(spell.on),
          index === 0 ? endOf(placement) : 'Changed',
          index === 0 ? nextVisit(placement, deadlines) : '–',
        ]),
    ),
  };
}

function settingOf({ setting, rank }: StartedPlacement): string {
  const name = setting?.setting ?? (setting?.urn === undefined ? 'Name not on record' : `URN ${setting.urn}`);
  return rank === 2 ? `${name} (second placement)` : name;
}

function authorityOf(code: string | null): string {
  return code === null ? 'Another authority' : (authorityNames.get(code) ?? `Authority ${code}`);
}

function endOf({ ended }: StartedPlacement): string {
  return ended === null ? 'Goes on' : `${shortDate(ended.on)}: ${lowerFirst(endReasonWords[ended.because])}`;
}

function nextVisit({ placementId, visits }: StartedPlacement, deadlines: readonly Deadline[]): string {
  const subjects = [placementId, ...visits.map(({ visitId }) => visitId)];
  const open = deadlines.find(
    ({ rule, subject, status }) =>
      localRules.includes(rule) && subject !== null && subjects.includes(subject) && status === 'running',
  );
  if (open?.due == null) return 'None set';
  const arranged = visits.at(-1)?.nextVisitOn ?? null;
  return `${shortDate(open.due)}${arranged === null ? '' : `, arranged for ${shortDate(arranged)}`}`;
}

/** R55 and R60: what is not recorded, or was not considered, is said. */
function outOfAreaTable(placements: readonly StartedPlacement[]): PlainTable {
  return {
    caption: 'Why out of area, and the way back',
    head: [
      'Placement from',
      'Why need could not be met here',
      'Considered first',
      'How the child comes back',
      'Back by',
    ],
    rows: placements
      .filter(({ spells }) => spells.some(({ outOfArea }) => outOfArea))
      .map(({ started, reason, returnPlan }) => [
        dash(started.on),
        reason === null ? 'Not recorded' : withText(outOfAreaReasonWords[reason.because], reason.text),
        consideredWords(reason),
        returnPlan === null ? 'Not planned yet' : withText(returnAimWords[returnPlan.aim], returnPlan.text),
        dash(returnPlan?.returnBy),
      ]),
  };
}

function consideredWords(reason: StartedPlacement['reason']): string {
  if (reason === null) return 'Not recorded';
  const missing = [
    ...(reason.localOptionsConsidered ? [] : ['local options']),
    ...(reason.fundingConsidered ? [] : ['cost and funding']),
  ];
  return missing.length === 0 ? 'Local options, cost and funding' : `Not considered: ${missing.join(', ')}`;
}

function visitsTable(placements: readonly StartedPlacement[]): PlainTable {
  const visits = placements.flatMap((placement) => placement.visits).toSorted((a, b) => (a.on < b.on ? 1 : -1));
  return {
    caption: 'Visits to placements',
    head: ['Day', 'By', 'Seen in class', 'Progress', 'Section F delivered', 'Next visit arranged for'],
    rows: visits.map(({ on, post, seenInClass, progress, provisionDelivered, nextVisitOn }) => [
      dash(on),
      post,
      seenInClass ? 'Yes' : 'No',
      visitProgressWords[progress],
      deliveredWords[provisionDelivered],
      dash(nextVisitOn),
    ]),
  };
}

/** R64: the cost beside how the outcomes stood at the last review that was closed. */
function costsTable(placements: readonly StartedPlacement[], { reviews }: Plan): PlainTable {
  const outcomes = reviews.findLast(({ closed }) => closed !== null)?.closed?.outcomes;
  const stood =
    outcomes === undefined
      ? 'No closed review'
      : `${outcomes.met} met, ${outcomes.partlyMet} in part, ${outcomes.notMet} not`;
  return {
    caption: 'What placements cost',
    head: ['From', 'Pounds a year', 'Outcomes at the last review closed'],
    rows: placements.flatMap(({ costs }) =>
      costs
        .toReversed()
        .map(({ on, poundsAYear }, index) => [dash(on), `£${count(poundsAYear)}`, index === 0 ? stood : '–']),
    ),
  };
}

function withText(words: string, text: string | null): string {
  return text === null ? words : `${words}: ${text}`;
}
