import type { Plan } from '../../../workflows/plan/plan.state.js';
import type { FieldNote } from '../../api/dto-field.js';
import type { FactAct } from '../../cases/fact-acts.js';
import { reviewName, transferName } from '../../cases/plan-names.js';
import { fieldLabel, fieldValue } from '../../web/words/field-words.js';
import type { Choice, Question } from '../questions.js';
import type { FactSituation } from '../recording-form.js';
import { teamsOf } from './case-keeping.forms.js';
import { dayLegends } from './day-legends.js';

/** Stands for a field that may say nothing. */
export const nothing = 'nothing';
const unspoken: readonly string[] = ['outOfTurn', 'notStated'];

export function dayLegend(command: string): string {
  return dayLegends[command] ?? 'When did it happen?';
}

/** What is asked for in words, where “What else should be kept?” would not do. */
const writtenLegends: Readonly<Record<string, string>> = {
  RecordComplaint: 'What do they complain of?',
  RecordFeedback: 'What did they write? It is never published',
};

/** Fields asked as a full question; the others are asked by their label. */
const legends: Readonly<Record<string, string>> = {
  reviewId: 'Which review does it follow?',
  transferId: 'For which phase transfer is it?',
  heldBy: 'Who holds the meeting?',
  meetingOn: 'On which day is the meeting to be held?',
  yearNineOrLater: 'Is the child in or after year 9?',
  invited: 'Who was invited?',
  attended: 'Were they at the meeting?',
  contribution: 'How did they contribute?',
  childAttended: 'Was the child or young person there?',
  viewsGathered: 'How did their views come in?',
  personCentred: 'Was it a person-centred meeting?',
  adultCare: 'Will care as an adult be needed?',
  housing: 'Will help with housing be needed?',
  carer: 'Will the carer need help?',
  expectationsRaised: 'Was it talked about what to expect in year 11 and after 16?',
  passportExplained: 'Was the family told what the hospital passport is for?',
  healthChecklistDone: 'Has the health checklist been done?',
  expected: 'Are adult services expected to be needed?',
  sharedWith: 'With what kind of body was it shared?',
  shared: 'What was shared?',
  consent: 'On what basis could it be shared?',
  eligible: 'Did it find needs that adult care must meet?',
  after: 'After which age?',
  destination: 'Where did the young person go, or where are they to go?',
  areas: 'In which areas has it outcomes?',
  primaryNeed: 'Was the primary need confirmed?',
  settingSuitable: 'Is the school or college suitable?',
  preparingForAdulthood: 'Was preparing for adulthood considered?',
  withEvidence: 'Did it go with the plan, the proposed amendments and the evidence?',
  settingPreferred: 'Did the family say which school or college it prefers?',
  finished: 'Has the family finished commenting?',
  namesSetting: 'Does section I name a school or college?',
  appealWordingSent: 'Did it tell the family of mediation and the right to appeal?',
  willAssess: 'Does the letter say that there will be an assessment?',
  settingConsulted: 'Was the school or college named in the plan consulted as well?',
  withAuthority: 'Will somebody attend who may settle for us?',
  settled: 'Was the dispute settled?',
  opposes: 'Do we oppose the appeal?',
  settingOnly: 'Is the appeal about the school or college alone?',
  otherMatters: 'Does the agreement hold something that could not have been appealed?',
  issues: 'What does the family want to talk about?',
  follows: 'Will it be followed?',
  result: 'What was decided?',
  dateKnown: 'Is the day of entry known?',
  part: 'Which part of the plan was audited?',
  at: 'On which occasion?',
  deliveredItems: 'Which provision of Section F is delivered?',
  partlyItems: 'Which is delivered in part?',
  notDeliveredItems: 'Which is not delivered?',
  area: 'What is it about?',
  reachBy: 'By when is it to be reached?',
  evidenced: 'Is there evidence on file?',
  provision: 'What kind of school or setting is it?',
  boarding: 'Does the child live there?',
  outOfArea: 'Is it in the area of another authority?',
  outsideDesignation: 'Does the child’s need lie outside what the school is designated for?',
  localOptionsConsidered: 'Had schools and colleges of our area been considered first?',
  fundingConsidered: 'Had the cost, and who pays, been considered?',
  aim: 'How is the child to come back to our area?',
  returnBy: 'By which day?',
  seenInClass: 'Was the child seen in class?',
  progress: 'How is the child getting on?',
  provisionDelivered: 'Is the provision in section F delivered?',
  nextVisitOn: 'For which day is the next visit arranged?',
};

export const boxLabel = (name: string, act: FactAct): string => fieldLabel(name, act.facts[0]);

/** Where one act asks the same field in other words. */
const legendsOfActs: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ReviewOutcome: { result: 'How far was it reached?' },
  AuditPlan: { text: 'What was found?' },
  AuditReview: { text: 'What was found?' },
};

const hasOwnLegend = (name: string, act: FactAct): boolean => Object.hasOwn(legendsOfActs[act.command] ?? {}, name);

export function legendOf(name: string, act: FactAct): string {
  return legendsOfActs[act.command]?.[name] ?? legends[name] ?? boxLabel(name, act);
}

/** One field of a command as a question, with the kind of answer it takes. */
export function fieldQuestions(field: FieldNote, act: FactAct, s: FactSituation): readonly Question[] {
  const { name, kind, nullable, required, values = [], help } = field;
  const legend = legendOf(name, act);
  const optional = !required || nullable;
  const base = { name, legend };
  switch (kind) {
    case 'day':
      return [{ kind: 'date', ...base, hint: optional ? 'Leave empty where there is none' : 'For example 23 11 2026' }];
    case 'flag':
      return [{ kind: 'radios', ...base, choices: yesNo(nullable) }];
    case 'choice':
      return [choiceQuestion(field, legend, act)];
    case 'choices':
      return [{ kind: 'checkboxes', ...base, hint: 'Choose all that apply', choices: codesOf(values, name, act) }];
    case 'parts':
      return [
        { kind: 'heading', text: legend, hint: help },
        ...(field.fields ?? []).map((part) => partQuestion(part, name, act)),
      ];
    case 'id':
      return [{ kind: 'radios', ...base, choices: referencesFor(name, s) }];
    case 'number':
      return [{ kind: 'text', name, label: legend, hint: help, width: 5 }];
    case 'text':
      return [textQuestion({ ...field, required: required || hasOwnLegend(name, act) }, legend, s, act)];
    case 'texts':
    case 'values':
      return [{ kind: 'longText', name, label: legend, hint: 'One a line' }];
  }
}

/** More choices than this are offered in a list to choose from, not one below the other. */
export const mostRadios = 30;

function choiceQuestion({ name, nullable, values = [] }: FieldNote, legend: string, act: FactAct): Question {
  const choices = codesOf(values, name, act);
  if (values.length <= mostRadios) {
    return {
      kind: 'radios',
      name,
      legend,
      choices: [...choices, ...(nullable ? [{ value: nothing, text: 'Nothing' }] : [])],
    };
  }
  const none = nullable ? [{ value: nothing, text: 'None, or not known' }] : [{ value: '', text: 'Choose one' }];
  return { kind: 'select', name, label: legend, choices: [...none, ...choices] };
}

function partQuestion({ name, help }: FieldNote, parent: string, act: FactAct): Question {
  return { kind: 'text', name: `${parent}-${name}`, label: boxLabel(name, act), hint: help, width: 5 };
}

function textQuestion({ name, help, required }: FieldNote, legend: string, s: FactSituation, act: FactAct): Question {
  if (name === 'team') {
    const choices = [{ value: '', text: 'Choose a team' }, ...teamsOf(s).map((team) => ({ value: team, text: team }))];
    return { kind: 'select', name, label: legend, choices };
  }
  if (name === 'worker') {
    const people = s.colleagues.map(({ id, name: text }) => ({ value: id, text }));
    return { kind: 'select', name, label: legend, choices: [{ value: '', text: 'Nobody yet' }, ...people] };
  }
  if (name === 'text') {
    const label = writtenLegends[act.command] ?? (required ? legend : 'What else should be kept?');
    const what = s.offCase === undefined ? 'case' : 'complaint';
    return {
      kind: 'longText',
      name,
      label,
      hint: `Everyone who may open the ${what} can read this. May be left empty`,
    };
  }
  return { kind: name === 'action' ? 'longText' : 'text', name, label: legend, hint: help };
}

export function codesOf(values: readonly string[], name: string, act: FactAct): readonly Choice[] {
  return values
    .filter((value) => !unspoken.includes(value))
    .map((value) => ({ value, text: fieldValue(name, value, act.facts[0]) }));
}

export function yesNo(orUnknown: boolean): readonly Choice[] {
  return [
    { value: 'yes', text: 'Yes' },
    { value: 'no', text: 'No' },
    ...(orUnknown ? [{ value: nothing, text: 'Not known' }] : []),
  ];
}

/** What a field that leads to another record can name, the latest first. */
export function referencesFor(name: string, { state }: FactSituation): readonly Choice[] {
  if (!('reviews' in state)) return [];
  switch (name) {
    case 'reviewId':
      return [
        ...reviewsToAmend(state),
        { value: nothing, text: 'No review: the plan is amended outside one (reg 28)' },
      ];
    case 'transferId':
      return [...openTransfers(state), { value: nothing, text: 'No phase transfer' }];
    default:
      return [];
  }
}

function reviewsToAmend({ reviews, amendments }: Plan): readonly Choice[] {
  return reviews
    .filter(({ outcome, reviewId }) => outcome === 'amend' && !amendments.some((one) => one.reviewId === reviewId))
    .toReversed()
    .map((review) => ({ value: review.reviewId, text: reviewName(review) }));
}

function openTransfers({ phaseTransfers }: Plan): readonly Choice[] {
  return phaseTransfers
    .filter(({ calledOff, finalisedOn }) => calledOff === null && finalisedOn === null)
    .toSorted((a, b) => ((a.transferOn ?? '') < (b.transferOn ?? '') ? -1 : 1))
    .map((transfer) => ({ value: transfer.transferId, text: transferName(transfer) }));
}
