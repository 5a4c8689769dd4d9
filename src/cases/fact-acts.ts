import type { Complaint } from '../../workflows/complaint/complaint.state.js';
import type { Contact } from '../../workflows/contact/contact.state.js';
import type { Dispute } from '../../workflows/dispute/dispute.state.js';
import type { Escalation } from '../../workflows/escalation/escalation.state.js';
import type { Plan } from '../../workflows/plan/plan.state.js';
import { complaintWorkflow } from '../complaints/complaint.workflow.js';
import { contactWorkflow } from '../contacts/contact.workflow.js';
import { disputeWorkflow } from '../disputes/dispute.workflow.js';
import type { FactWorkflow } from '../api/fact-workflow.js';
import { escalationWorkflow } from '../escalations/escalation.workflow.js';
import { fieldsOf } from '../api/dto-field.js';
import type { FieldNote } from '../api/dto-field.js';
import { planWorkflow } from '../plans/plan.workflow.js';
import { caseHref } from './acts.js';
import { contactActs, escalationActs } from './casework-acts.js';
import { complaintActs } from './complaint-acts.js';
import { disputeActs } from './dispute-acts.js';
import { planActs } from './plan-acts.js';
import type { FactGroup, FactSubject, WrittenFactAct } from './plan-acts.js';

export type ActedOn = 'plan' | 'dispute' | 'complaint' | 'contact' | 'escalation';
export type ActedState = Plan | Dispute | Complaint | Contact | Escalation;

/** A contact or an escalation: no limit of law runs in it, and nothing of it comes in several. */
export function isCasework(state: ActedState): state is Contact | Escalation {
  return !('appeal' in state) && !('reviews' in state) && !('complainantId' in state);
}

/** One act on a plan or a dispute: its form, its words and the command it sends. */
export interface FactAct {
  readonly on: ActedOn;
  readonly workflow: FactWorkflow;
  readonly command: string;
  /** What its form sends: the command itself first. */
  readonly commands: readonly string[];
  /** The facts it records, in the same order. */
  readonly facts: readonly string[];
  /** Last part of its address: "review-decision". */
  readonly slug: string;
  readonly words: string;
  readonly hint: string;
  readonly group: FactGroup;
  /** Null where the plan or dispute alone says what it is about. */
  readonly about: FactSubject | null;
  /** Field of the command that names what it is about. */
  readonly aboutField: string | null;
  readonly alsoWithout: boolean;
  readonly step: boolean;
  readonly explained: boolean;
  readonly managersOnly: boolean;
  /** The fields that its form asks for: neither the day nor what the address says. */
  readonly fields: readonly FieldNote[];
}

const aboutFields: Readonly<Record<FactSubject, string>> = {
  review: 'reviewId',
  notice: 'noticeId',
  transfer: 'transferId',
  consultation: 'consultationId',
  reassessment: 'reassessmentId',
  payment: 'paymentId',
  healthMove: 'healthMoveId',
  exception: 'exceptionId',
  recommendation: 'recommendationId',
  placement: 'placementId',
  outcome: 'outcomeId',
};

/** What the form fills in by itself. */
const givenFields: readonly string[] = ['on', 'alreadyHappened', 'childId'];

export function actsOf(
  on: ActedOn,
  workflow: FactWorkflow,
  written: Readonly<Record<string, WrittenFactAct>>,
): readonly FactAct[] {
  return Object.entries(written).map(([command, act]): FactAct => {
    const commands = [command, ...(act.also ?? [])];
    const aboutField = act.about === undefined ? null : aboutFields[act.about];
    return {
      on,
      workflow,
      command,
      commands,
      facts: commands.map((one) => workflow.factOfCommand[one] ?? ''),
      slug: slugOf(command),
      words: act.words,
      hint: act.hint,
      group: act.group,
      about: act.about ?? null,
      aboutField,
      alsoWithout: act.alsoWithout === true,
      step: act.step === true,
      explained: act.explained === true,
      managersOnly: act.managersOnly === true,
      fields: fieldsAsked(workflow, command, aboutField),
    };
  });
}

function fieldsAsked(workflow: FactWorkflow, command: string, aboutField: string | null): readonly FieldNote[] {
  const dto = workflow.dtos[command];
  if (dto === undefined) return [];
  const generated = workflow.generatedIds[command];
  return fieldsOf(dto).filter(({ name }) => !givenFields.includes(name) && name !== aboutField && name !== generated);
}

/** "NotifyReviewDecision" gives "notify-review-decision". */
export function slugOf(command: string): string {
  return command.replaceAll(/(?<!^)([A-Z])/g, '-$1').toLowerCase();
}

/** Every act on a plan, a dispute and a complaint. */
export const factActs: Readonly<Record<ActedOn, readonly FactAct[]>> = {
  plan: actsOf('plan', planWorkflow, planActs),
  dispute: actsOf('dispute', disputeWorkflow, disputeActs),
  complaint: actsOf('complaint', complaintWorkflow, complaintActs),
  contact: actsOf('contact', contactWorkflow, contactActs),
  escalation: actsOf('escalation', escalationWorkflow, escalationActs),
};

/** The act at an address, or of a command; null where there is none. */
export function factActAt(on: ActedOn, slugOrCommand: string): FactAct | null {
  return factActs[on].find(({ slug, command }) => slug === slugOrCommand || command === slugOrCommand) ?? null;
}

/** Address of a plan or dispute of a case: "/cases/EHC-2026-0412/plans/<id>". */
export function processHref(on: ActedOn, reference: string, id: string): string {
  return `${caseHref(reference)}/${on}s/${id}`;
}

/** Address of an act’s form; off a case where there is no reference. */
export function factActHref(
  { on, slug }: Pick<FactAct, 'on' | 'slug'>,
  reference: string | null,
  id: string,
  subject: string | null = null,
): string {
  return slugHref(on, reference, id, `${slug}${subject === null ? '' : `/${encodeURIComponent(subject)}`}`);
}

/** Address of what is done about a process, on a case or off one. */
export function slugHref(on: ActedOn, reference: string | null, id: string, slug: string): string {
  return `${reference === null ? `/${on}s/${id}` : processHref(on, reference, id)}/${slug}`;
}

/** Where a new dispute is recorded. */
export function newDisputeHref(reference: string): string {
  return `${caseHref(reference)}/disputes/new`;
}

/** Where a complaint about a case is recorded. */
export function newComplaintHref(reference: string): string {
  return `${caseHref(reference)}/complaints/new`;
}

/** Where a plan made elsewhere is recorded. */
export function newPlanHref(reference: string): string {
  return `${caseHref(reference)}/plans/new`;
}
