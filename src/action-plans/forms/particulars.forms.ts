import { longestSource } from '../../../workflows/held-figures/figure-faults.js';
import { budgetOf } from '../../../workflows/action-plan/plan-gaps.js';
import { notANumber, numberFrom } from '../../held-figures/figures-file.js';
import { choicesFrom, keysOf } from '../../recording/questions.js';
import { plainLine } from '../../recording/record-form.js';
import { lowerFirst } from '../../web/words/list-words.js';
import { itemHref, planFormHref, planHref } from '../plan-hrefs.js';
import { itemTitle, partyLine, planReason, readReason } from './plan-form.js';
import type { PlanForm, PlanFormKind, PlanPlace } from './plan-form.js';

/** Which of two printed dates is worked to. */
const dateWords = { timeline: 'The date of the timeline', actionTable: 'The date of the table of actions' } as const;

function dateForm(place: PlanPlace): PlanForm | null {
  const { document, meant, now } = place;
  const line = document.timeline.find(({ id }) => id === meant('line'));
  const item = document.items.find(({ id }) => id === line?.itemId);
  if (line === undefined || item === undefined) return null;
  const due = [...item.due, ...(item.deliverables ?? []).map((one) => one.due)].map(({ raw }) => raw);
  const chosen = now.state.chosenDates.get(line.id);
  const both = [
    { key: 'Item', value: itemTitle(item) },
    { key: 'The timeline prints', value: `${line.raw} (${line.date ?? line.quarter})` },
    { key: 'The table of actions prints', value: due.join(', ') || 'No date' },
  ];
  return {
    title: 'Choose one of two dates',
    action: planFormHref(now.planId, 'choose-date', { line: line.id }),
    back: { text: item.sourceRef ?? item.id, href: itemHref(now.planId, item.id) },
    questions: [
      { kind: 'answers', rows: [...both, { key: 'Chosen before', value: chosen === undefined ? 'Neither' : dateWords[chosen.chosen] }] }, // prettier-ignore
      { kind: 'radios', name: 'chosen', legend: 'Which date is worked to?', choices: choicesFrom(dateWords) },
      planReason,
    ],
    defaults: chosen === undefined ? {} : { chosen: chosen.chosen },
    side: [{ heading: 'Both stay', paragraphs: ['The plan is a published text: both dates are shown as it prints them, with the one that is worked to and your reason.'] }], // prettier-ignore
    button: 'Record the choice',
    fieldOfCode: {},
    read(asked) {
      const choice = asked.oneOf('chosen', keysOf(dateWords), 'Choose one of the two dates');
      const reason = readReason(asked, 'Say why this date is worked to');
      if (choice === null || reason === null) return null;
      return {
        command: { type: 'ChooseDate', on: now.today, data: { timelineId: line.id, chosen: choice, reason } },
        rows: [...both, { key: 'Worked to', value: dateWords[choice] }, { key: 'Why', value: reason }],
        ...(chosen === undefined ? {} : { effects: [{ what: 'Worked to', now: dateWords[chosen.chosen], after: dateWords[choice] }] }), // prettier-ignore
        said: 'The date is chosen',
      };
    },
  };
}

const nobody = 'nobody';

function partyForm(place: PlanPlace): PlanForm | null {
  const { document, meant, now, staff } = place;
  const party = document.parties.find(({ id }) => id === meant('party'));
  if (party === undefined) return null;
  const stands = now.state.people.get(party.id) ?? null;
  const nameOf = (worker: string | null): string =>
    worker === null ? 'Nobody' : (staff.find(({ id }) => id === worker)?.name ?? 'Someone no longer listed');
  const leads = document.items.filter((item) => item.leads.some(({ partyId }) => partyId === party.id)).length;
  const rows = [
    { key: 'Post or group', value: partyLine(document, party.id) },
    { key: 'Leads', value: leads === 1 ? '1 item' : `${String(leads)} items` },
  ];
  return {
    title: 'Name who stands behind a post',
    action: planFormHref(now.planId, 'name-party', { party: party.id }),
    back: { text: document.title, href: planHref(now.planId) },
    questions: [
      { kind: 'answers', rows: [...rows, { key: 'Named now', value: nameOf(stands) }] },
      { kind: 'select', name: 'worker', label: 'Who is it?', hint: 'From the directory of staff', choices: [{ value: nobody, text: 'Nobody' }, ...staff.map(({ id, name, team }) => ({ value: id, text: team === null ? name : `${name}, ${team}` }))] }, // prettier-ignore
    ],
    defaults: { worker: stands ?? nobody },
    side: [{ heading: 'Posts, not people', paragraphs: ['The plan’s text names posts and groups. Who holds a post here is kept beside it, and does not go out with the plan’s file.'] }], // prettier-ignore
    button: 'Record the name',
    fieldOfCode: { 'person-id-not-opaque': 'worker' },
    read(asked) {
      const chosen = asked.oneOf('worker', [nobody, ...staff.map(({ id }) => id)], 'Choose somebody of the directory, or nobody'); // prettier-ignore
      const worker = chosen === nobody ? null : chosen;
      if (chosen !== null && worker === stands) asked.wrong('worker', `${nameOf(stands)} is named already`);
      if (asked.faults > 0) return null;
      return {
        command: { type: 'NameParty', on: now.today, data: { partyId: party.id, worker } },
        rows: [...rows, { key: 'Named', value: nameOf(worker) }],
        effects: [{ what: partyLine(document, party.id), now: nameOf(stands), after: nameOf(worker) }],
        said: worker === null ? 'Nobody is named any more' : 'The name is recorded',
      };
    },
  };
}

const pounds = (amount: number): string => `£${amount.toLocaleString('en-GB')}`;

function budgetForm({ document, now }: PlanPlace): PlanForm | null {
  const budget = budgetOf(now.state);
  if (budget === null) return null;
  const rows = [
    { key: 'Sum of the budget lines', value: pounds(budget.sumGBP) },
    { key: 'Printed total on record', value: budget.printedGBP === null ? 'None' : pounds(budget.printedGBP) },
  ];
  return {
    title: 'Record the printed total of the budget',
    action: planFormHref(now.planId, 'budget-total'),
    back: { text: document.title, href: planHref(now.planId) },
    questions: [
      { kind: 'answers', rows },
      { kind: 'text', name: 'amount', label: 'Total as the plan prints it, in pounds', width: 10 },
      { kind: 'text', name: 'source', label: 'Where it is printed', hint: 'Page or table' },
    ],
    defaults: budget.printedGBP === null ? {} : { amount: String(budget.printedGBP) },
    side: [],
    button: 'Record the total',
    fieldOfCode: { 'figure-negative': 'amount', 'figure-out-of-range': 'amount', 'hidden-characters': 'source' },
    read(asked) {
      const typed = asked.text('amount', 'The total', 'Enter the total', 30);
      const amountGBP = typed === null ? null : numberFrom(typed, 'pounds');
      if (typed !== null && amountGBP === null) asked.wrong('amount', `The total: ${lowerFirst(notANumber)}`);
      const source = plainLine(asked, 'source', 'The source', 'Say where it is printed', longestSource);
      if (amountGBP === null || source === null) return null;
      const agrees = amountGBP === budget.sumGBP;
      return {
        command: { type: 'StateBudgetTotal', on: now.today, data: { amountGBP, source } },
        rows: [
          { key: 'Printed total', value: pounds(amountGBP) },
          { key: 'Where', value: source },
          { key: 'Sum of the budget lines', value: `${pounds(budget.sumGBP)}: ${agrees ? 'they agree' : 'they do not agree, and both are shown'}` }, // prettier-ignore
        ],
        ...(budget.printedGBP === null ? {} : { effects: [{ what: 'Printed total', now: pounds(budget.printedGBP), after: pounds(amountGBP) }] }), // prettier-ignore
        said: 'The printed total is recorded',
      };
    },
  };
}

export const date: PlanFormKind = { records: 'DateChosen', make: dateForm };
export const party: PlanFormKind = { records: 'PartyNamed', make: partyForm };
export const budgetTotal: PlanFormKind = { records: 'BudgetTotalStated', make: budgetForm };
