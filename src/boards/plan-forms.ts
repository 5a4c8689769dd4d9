import { idOf } from '../../projections/projection.js';
import type { PlanCommandType } from '../../workflows/plan/plan.commands.js';
import { caseHref } from '../cases/acts.js';
import { factActAt, factActHref } from '../cases/fact-acts.js';

/** A link to the next thing to do. */
export interface NextAct {
  readonly text: string;
  readonly href: string;
}

/** What a link records, and about which review, notice, transfer or consultation. */
export interface PlanAct {
  readonly text: string;
  /** Null: the plan is only to be opened. */
  readonly command: PlanCommandType | null;
  readonly subject: string | null;
}

/** The link to the form that records it; to the plan itself where there is nothing to record. */
export function planLink({ text, command, subject }: PlanAct, reference: string, stream: string): NextAct {
  const act = command === null ? null : factActAt('plan', command);
  const unknown = act === null || (act.about !== null && subject === null && !act.alsoWithout);
  return { text, href: unknown ? `${caseHref(reference)}/plan` : factActHref(act, reference, idOf(stream), subject) };
}

export const openPlan: PlanAct = { text: 'Open', command: null, subject: null };
