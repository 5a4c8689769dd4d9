import { budgetRequests } from '../../workflows/plan/funding.state.js';
import type { BudgetRequest, FundingAgreement } from '../../workflows/plan/funding.state.js';
import type { Plan } from '../../workflows/plan/plan.state.js';
import { changedOn, endOfWait, nextStepOf } from '../../workflows/plan/preference.state.js';
import type { Preference } from '../../workflows/plan/preference.state.js';
import { daysBetween } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import {
  agreedByWords,
  budgetOccasionWords,
  budgetRefusalWords,
  familyWords,
  fundingEndWords,
  placeWithdrawnWords,
  preferenceGroundWords,
  preferenceResultWords,
  preferenceStepWords,
  sharesWords,
} from '../web/words/arrangement-words.js';
import { dashDate as dash, shortDate } from '../web/words/date-words.js';
import { lowerFirst } from '../web/words/list-words.js';
import { count } from '../web/words/number-words.js';
import { provisionWords } from '../web/words/placement-words.js';
import { arrangementWords } from '../web/words/plan-code-words.js';
import type { PlainTable } from './case-plan.view.js';
import { startedName } from './plan-names.js';

/** What the family asked for, what the child waits for and who pays; what has nothing to show is left out. */
export function arrangementTables(plan: Plan, today: CalendarDate): readonly PlainTable[] {
  return [preferencesTable(plan), waitsTable(plan, today), fundingTable(plan), budgetsTable(plan)].filter(
    ({ rows }) => rows.length > 0,
  );
}

function preferencesTable({ preferences }: Plan): PlainTable {
  return {
    caption: 'The school or college that the family asked for',
    head: ['Asked for', 'Kind', 'By', 'On', 'What became of it', 'What is done next'],
    rows: preferences.asked
      .toReversed()
      .map((one) => [
        one.setting?.setting ?? 'Name not on record',
        provisionWords[one.provision],
        familyWords[one.statedBy],
        dash(one.asked.on),
        answerWords(one, changedOn(preferences, one)),
        changedOn(preferences, one) === null ? stepWords(one) : '–',
      ]),
  };
}

function answerWords({ answers }: Preference, changed: CalendarDate | null): string {
  const last = answers.at(-1);
  if (last === undefined)
    return changed === null ? 'Not answered yet' : `The family asked for another ${dash(changed)}`;
  const grounds = last.grounds.map((ground) => lowerFirst(preferenceGroundWords[ground]));
  return `${preferenceResultWords[last.result]}, ${shortDate(last.on)}${grounds.length === 0 ? '' : `: ${grounds.join('; ')}`}`;
}

function stepWords(one: Preference): string {
  const step = nextStepOf(one);
  if (step === null) return '–';
  const by = step.nextStepOn === null ? '' : `, by ${shortDate(step.nextStepOn)}`;
  return `${preferenceStepWords[step.nextStep]}${by}`;
}

/** R63: days waited, as the list of those who wait counts them. */
function waitsTable({ preferences, startedPlacements }: Plan, today: CalendarDate): PlainTable {
  return {
    caption: 'Special school places',
    head: ['Kind', 'School or college', 'Agreed', 'By', 'How it ended', 'Days waited'],
    rows: preferences.waits.toReversed().map((one) => {
      const ended = endOfWait(one, startedPlacements);
      const why = one.withdrawn === null ? '' : `: ${lowerFirst(placeWithdrawnWords[one.withdrawn.because])}`;
      return [
        provisionWords[one.provision],
        one.setting ?? 'None named',
        dash(one.agreed.on),
        agreedByWords[one.agreedBy],
        ended === null
          ? 'Waits'
          : ended.by === 'placed'
            ? `Began there ${dash(ended.on)}`
            : `Not sought from ${dash(ended.on)}${why}`,
        count(daysBetween(one.agreed.on, ended?.on ?? today)),
      ];
    }),
  };
}

function fundingTable({ funding, startedPlacements }: Plan): PlainTable {
  const paysFor = ({ placementId }: FundingAgreement): string => {
    const placement = startedPlacements.find((one) => one.placementId === placementId);
    return placement === undefined ? 'The plan' : startedName(placement);
  };
  return {
    caption: 'Joint funding',
    head: ['From', 'For', 'Who pays', 'Pounds a year', 'To be looked at again', 'Until'],
    rows: funding.agreements
      .toReversed()
      .flatMap((agreement) =>
        agreement.terms
          .toReversed()
          .map((terms, index) => [
            dash(terms.on),
            paysFor(agreement),
            `${sharesWords(terms)}${terms.otherFunder === null ? '' : ` (${terms.otherFunder})`}`,
            terms.totalPounds === null ? '–' : `£${count(terms.totalPounds)}`,
            index === 0 ? dash(terms.reviewOn) : '–',
            index > 0 ? 'Looked at again' : endWords(agreement),
          ]),
      ),
  };
}

function endWords({ ended }: FundingAgreement): string {
  return ended === null ? 'Goes on' : `${shortDate(ended.on)}: ${lowerFirst(fundingEndWords[ended.because])}`;
}

function budgetsTable({ funding }: Plan): PlainTable {
  return {
    caption: 'Personal budgets asked for',
    head: ['Asked for', 'By', 'Occasion', 'Answer'],
    rows: budgetRequests(funding)
      .toReversed()
      .map(({ asked, answer }) => [
        dash(asked.on),
        familyWords[asked.askedBy],
        budgetOccasionWords[asked.during],
        budgetWords(answer),
      ]),
  };
}

function budgetWords(answer: BudgetRequest['answer']): string {
  if (answer === null) return 'Not answered yet';
  return answer.agreed
    ? `Agreed ${dash(answer.on)}: ${lowerFirst(arrangementWords[answer.arrangement])}`
    : `Refused ${dash(answer.on)}: ${lowerFirst(budgetRefusalWords[answer.because])}`;
}
