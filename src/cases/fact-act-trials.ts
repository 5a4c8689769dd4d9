import { complaintDecider } from '../../workflows/complaint/complaint.decider.js';
import { contactDecider } from '../../workflows/contact/contact.decider.js';
import type { Decider, DecisionBasis } from '../../workflows/kernel/decider.js';
import { disputeDecider } from '../../workflows/dispute/dispute.decider.js';
import { disputeClocksOf } from '../../workflows/dispute/dispute.clocks.js';
import { firstContactOf } from '../../workflows/dispute/dispute.state.js';
import { escalationDecider } from '../../workflows/escalation/escalation.decider.js';
import { planClocksOf } from '../../workflows/plan/plan.clocks.js';
import { planDecider } from '../../workflows/plan/plan.decider.js';
import { budgetRequests } from '../../workflows/plan/funding.state.js';
import { endOfPlan } from '../../workflows/plan/plan-clock.js';
import { planIssues } from '../../workflows/plan/plan-issues.js';
import type { AuditOf } from '../../workflows/quality/audit-settings.js';
import { auditSettingsOf, sampleAudit } from '../../workflows/quality/audits.js';
import { latestRule } from '../../workflows/timetable/rule-sets.js';
import type { Contact } from '../../workflows/contact/contact.state.js';
import type { Escalation } from '../../workflows/escalation/escalation.state.js';
import type { FieldNote } from '../api/dto-field.js';
import { factSubjectsOf } from './fact-act-subjects.js';
import { factActs, isCasework } from './fact-acts.js';
import type { ActedOn, ActedState, FactAct } from './fact-acts.js';
import { refusalBy } from './trial-refusal.js';
import type { Refusal } from './trial-refusal.js';

/** Whether an act can be recorded today, about what, and if not, why. */
export interface FactPossibility {
  readonly act: FactAct;
  readonly subject: string | null;
  /** Null where it can. */
  readonly refusal: Refusal | null;
}

interface Trial {
  readonly state: ActedState;
  readonly basis: DecisionBasis;
  /** Years of the child, where its birth date may be read. */
  readonly age: number | null;
}

const deciders: Readonly<Record<ActedOn, Pick<Decider<never>, 'decide'>>> = {
  plan: planDecider,
  dispute: disputeDecider,
  complaint: complaintDecider,
  contact: contactDecider,
  escalation: escalationDecider,
};

/** Puts each act, with each thing it can be about, to the workflow itself as if it were recorded today. */
export function factPossibilities(on: ActedOn, trial: Trial): readonly FactPossibility[] {
  return factActs[on].flatMap((act): readonly FactPossibility[] => {
    const subjects = factSubjectsOf(act, trial.state, trial.basis.today);
    const about = act.about === null || act.alsoWithout ? [...subjects, null] : subjects;
    return about
      .filter((subject) => sensible(act, subject, trial))
      .map((subject) => ({ act, subject, refusal: refusalOf(act, subject, trial) }));
  });
}

/** What the rules would take, but nobody would look for here: what has been done, or is years away. */
function sensible({ command }: FactAct, subject: string | null, { state, age, basis }: Trial): boolean {
  if (isCasework(state)) return sensibleInCasework(command, state);
  if ('complainantId' in state) return command !== 'AcknowledgeComplaint' || state.acknowledgedOn === null;
  if ('appeal' in state) {
    if (command === 'ClaimException') return excusable(disputeClocksOf(state), basis);
    if (command === 'RecordAdviserContact') return firstContactOf(state) === null;
    return command !== 'RecordAgreement' || state.mediation.agreement === null;
  }
  switch (command) {
    case 'ClaimException':
      return excusable(planClocksOf(state, basis.policy), basis);
    case 'RecordFundingAgreement':
    case 'RecordPreference':
    case 'AgreeSpecialPlace':
    case 'AskForPersonalBudget':
      return endOfPlan(state) === null;
    case 'RefusePersonalBudget':
      return budgetRequests(state.funding).at(-1)?.answer === null;
    case 'KeepPlanToYearEnd':
      return age !== null && age >= 23;
    case 'RecordAdulthoodFormat':
      return planIssues(state).length > 0 && atLeast(13, age);
    case 'ConsultOnCeasing':
      return state.ceasing?.consultedOn == null;
    case 'DecideToCease':
      return state.ceasing?.decided == null;
    case 'ResumeMaintenance':
      return state.custody?.resumedOn === null;
    case 'SendTransferLetter':
      return state.transferIn !== null && state.transferLetterOn === null;
    case 'SendAmendedPlan':
      return subject !== null || state.outcomes.some(({ on }) => on >= (state.amendedWithoutNotice.at(-1)?.on ?? ''));
    case 'CallOffMove':
    case 'TransferPlanOut':
      return state.moveOut?.calledOffOn === null;
    default:
      return atLeast(fromAge[command] ?? 0, age);
  }
}

/** Years of age from which somebody would look for it; before, it can be recorded all the same. Year 9 begins at 13. */
const fromAge: Readonly<Record<string, number>> = {
  RecordAdulthoodNeeds: 13,
  ExplainHospitalPassport: 13,
  JudgeAdultServicesNeed: 13,
  ShareInformation: 13,
  RequestTransitionAssessment: 13,
  RequestCareActAssessment: 15,
  RecordDestination: 15,
  ConfirmPostSixteenPlan: 15,
};

const atLeast = (years: number, age: number | null): boolean => age === null || age >= years;

/** A reply that was given and an escalation that is settled ask for nothing more. */
function sensibleInCasework(command: string, state: Extract<ActedState, Contact | Escalation>): boolean {
  if ('received' in state) return command !== 'AnswerContact' || state.answered === null;
  if (command === 'StepUpEscalation') return state.steppedUp === null;
  return command === 'AddNote' || state.settled === null;
}

function excusable(clocks: ReturnType<typeof disputeClocksOf>, { ruleSet }: DecisionBasis): boolean {
  return clocks.some(
    ({ rule, completedOn, closed, supersededBy }) =>
      completedOn === null &&
      closed === null &&
      supersededBy === null &&
      latestRule(ruleSet, rule).exceptions.length > 0,
  );
}

/** Null where at least one way of filling the form in would be taken. */
function refusalOf(act: FactAct, subject: string | null, { state, basis }: Trial): FactPossibility['refusal'] {
  // Which questionnaire was answered is the form's to ask: what families say may come at any time. What the form of the format
  // asks decides; whether there is anything to ask has been seen before.
  if (act.command === 'ClaimException' || act.command === 'RecordAdulthoodFormat' || act.group === 'feedback')
    return null;
  let first: FactPossibility['refusal'] = null;
  for (const data of samples(act, subject, basis)) {
    const refusal = triedOn(act, data, state, basis);
    if (refusal === null) return null;
    first ??= refusal;
  }
  return first;
}

/** What the command would say if it were recorded today, as far as the case takes it; null where it does not. */
export function factPossible(
  act: FactAct,
  subject: string | null,
  state: Trial['state'],
  basis: DecisionBasis,
): object | null {
  for (const data of samples(act, subject, basis)) if (triedOn(act, data, state, basis) === null) return data;
  return null;
}

function triedOn(act: FactAct, data: object, state: Trial['state'], basis: DecisionBasis): Refusal | null {
  return refusalBy(() => deciders[act.on].decide(trialOf(act, data, basis), state as never, basis));
}

function trialOf({ command }: FactAct, data: object, { today }: DecisionBasis): { readonly type: string } {
  const sealed = special[command]?.sealed;
  const wish = { type: command, on: today, data };
  return sealed === undefined ? wish : Object.assign(wish, { personal: { trial: sealed } });
}

/** Fillings of the form that nothing but the case itself could refuse: one for each value of its first choice. */
function* samples(act: FactAct, subject: string | null, basis: DecisionBasis): Generator<object, void> {
  const { command, aboutField, fields, workflow } = act;
  const generated = workflow.generatedIds[command];
  const base = {
    ...Object.fromEntries(fields.map((field) => [field.name, sampleOf(field, basis)])),
    ...(generated === undefined ? {} : { [generated]: 'trial' }),
    ...(aboutField === null ? {} : { [aboutField]: subject ?? (generated === aboutField ? 'trial' : null) }),
    ...special[command]?.data,
    ...(audits[command] === undefined ? {} : sampleAudit(auditSettingsOf(basis), audits[command])),
  };
  const own = special[command]?.ways;
  if (own !== undefined) {
    for (const way of own) yield { ...base, ...way };
    return;
  }
  yield base;
  const choice = fields.find(({ kind }) => kind === 'choice');
  for (const value of choice?.values ?? []) yield { ...base, [choice?.name ?? '']: value };
}

function sampleOf({ kind, values = [], nullable, fields = [] }: FieldNote, basis: DecisionBasis): unknown {
  switch (kind) {
    case 'day':
      return nullable ? null : basis.today;
    case 'choice':
      return nullable ? null : values[0];
    case 'choices':
      return [values[0]];
    case 'flag':
      return true;
    case 'number':
      return 1;
    case 'parts':
      return Object.fromEntries(fields.map((field) => [field.name, sampleOf(field, basis)]));
    case 'texts':
    case 'values':
      return [];
    case 'text':
    case 'id':
      return nullable ? null : 'trial';
  }
}

const audits: Readonly<Partial<Record<string, AuditOf>>> = { AuditPlan: 'plan', AuditReview: 'review' };

interface Special {
  /** What follows from what is sealed could not be tried without it. */
  readonly sealed?: object;
  readonly data?: object;
  readonly ways?: readonly object[];
}

const inHalves = [50, 40].map((educationShare) => ({
  ...{ sharedIn: 'percent', educationShare, healthShare: 100 - educationShare, careShare: 0, otherShare: 0 },
  ...{ totalPounds: null, reviewOn: null },
}));

const special: Readonly<Record<string, Special>> = {
  CheckProvision: { sealed: { deliveredItems: ['trial'] } },
  ReviewOutcome: { data: { reviewId: null } },
  StepUpEscalation: { data: { to: 'trial-person' } },
  RecordSchoolCohort: { data: { receptionYear: 2020 } },
  SendAmendmentNotice: { data: { reviewId: null } },
  StartPlacement: { data: { outOfArea: false }, ways: [{ rank: 1 }, { rank: 2 }] },
  RecordFundingAgreement: { ways: inHalves },
  ChangeFundingAgreement: { ways: inHalves },
  AnswerPreference: { data: { result: 'withdrawn', grounds: [] }, ways: [{}] },
  PlanPreferenceStep: { ways: [{ nextStep: 'accepted' }] },
  SendAmendedPlan: { data: { transferId: null } },
  RecordAgreement: { data: { requires: null, requiredBy: null, otherMatters: true, otherMattersBy: null } },
  RecordAppeal: { data: { settingOnly: false } },
  RecordOrder: {
    ways: [
      { result: 'dismissed', requires: null },
      { result: 'dismissed', requires: 'ceasePlan' },
    ],
  },
};

/** Years of age on a day. */
export function ageOn(birthDate: string | null, today: DecisionBasis['today']): number | null {
  if (birthDate === null) return null;
  return Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (today.slice(5) < birthDate.slice(5) ? 1 : 0);
}
