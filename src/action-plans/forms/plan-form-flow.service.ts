import { Injectable, NotFoundException } from '@nestjs/common';
import type { Response } from 'express';
import { actionPlanDecider } from '../../../workflows/action-plan/action-plan.decider.js';
import type { ActionPlanStep } from '../../../workflows/action-plan/action-plan.events.js';
import { actionPlanStages } from '../../../workflows/action-plan/action-plan.machine.js';
import { decideCorrection } from '../../../workflows/kernel/correction.js';
import { People } from '../../access/people.js';
import { Recording } from '../../api/recording.service.js';
import { textOf } from '../../cases/query.js';
import type { Query } from '../../cases/query.js';
import { BasisService } from '../../commands/basis.service.js';
import type { CommandContext } from '../../commands/command-handler.js';
import { RecordFormFlow } from '../../recording/record-form-flow.js';
import type { FormDesk, FormVisit } from '../../recording/record-form-flow.js';
import { rejectionWords } from '../../web/errors/error-messages.js';
import type { RawAnswers } from '../../web/forms/answers.js';
import { formMeta } from '../../web/forms/form-page.js';
import { ActionPlanRecords } from '../action-plan-records.service.js';
import { planHref } from '../plan-hrefs.js';
import { OutcomeSuggestions } from './outcome-suggestions.service.js';
import { standsPrint } from './plan-form.js';
import type { PlanForm, PlanFormKind, PlanNow, PlanPlace, PlanWish } from './plan-form.js';

/** Which form of which plan is asked for. */
export interface PlanFormAsked {
  readonly planId: string;
  readonly kind: PlanFormKind;
  readonly query: Query;
}

/** The way of every form about one action plan. */
@Injectable()
export class PlanFormFlow {
  constructor(
    private readonly records: ActionPlanRecords,
    private readonly recording: Recording,
    private readonly basis: BasisService,
    private readonly people: People,
    private readonly suggestions: OutcomeSuggestions,
  ) {}

  /** @throws NotFoundException where there is no such plan, or no such part of it. */
  async open(asked: PlanFormAsked, visit: FormVisit): Promise<void> {
    const now = await this.now(asked.planId);
    const form = formIn(await this.place(asked, now), asked.kind);
    const { records } = asked.kind;
    if (records === null || takenOrSaid(now, records, form, visit.response)) await this.of(asked.planId).open(() => form, visit); // prettier-ignore
  }

  async answer(asked: PlanFormAsked, visit: FormVisit, sent: RawAnswers): Promise<void> {
    const flow = this.of(asked.planId);
    const place = await this.place(asked, await this.now(asked.planId));
    const form = asked.kind.make(place);
    if (form === null) {
      // Pressed twice, what was taken out is gone the second time.
      if (!(await flow.isDone(formMeta(sent).commandId))) throw new NotFoundException();
      visit.response.redirect(303, planHref(asked.planId));
      return;
    }
    await flow.answer((now) => formIn({ ...place, now }, asked.kind), visit, sent);
  }

  /** The forms of one plan, or of one that is to be. */
  of(planId: string): RecordFormFlow<PlanNow, PlanWish> {
    const desk: FormDesk<PlanNow, PlanWish> = {
      now: () => this.now(planId),
      tried: (command, now) => {
        this.tried(command, now);
      },
      record: (command, context) => this.record(planId, command, context),
      standsPrint,
      section: 'action-plans',
      trail: ({ back }) => [
        { text: 'Action plans', href: '/action-plans' },
        { text: 'The plan', href: planHref(planId) },
      ].filter(({ href }) => back.href !== '/action-plans' && back.href !== href), // prettier-ignore
      after: 'Once recorded it stays in the history of the plan, with who recorded it, when and why.',
    };
    return new RecordFormFlow<PlanNow, PlanWish>(desk, this.recording);
  }

  private async record(planId: string, command: PlanWish, context: CommandContext): Promise<void> {
    const outcome = await this.records.record(planId, command, context);
    // The list of plans is a read model: it shows what was recorded once it has caught up.
    await this.recording.answerOf(context.commandId, outcome);
  }

  async now(planId: string): Promise<PlanNow> {
    return { ...(await this.records.now(planId)), planId, today: this.basis.today };
  }

  /** @throws CommandRejected where it could not be recorded as the plan stands. */
  tried(command: PlanWish, now: PlanNow): void {
    tried(command, now, this.basis);
  }

  private async place({ kind, query }: PlanFormAsked, now: PlanNow): Promise<PlanPlace> {
    const { document } = now.state;
    if (document === null) throw new NotFoundException();
    const meant = (name: string): string | null => textOf(query, name);
    return {
      ...{ now, document, meant },
      staff: await this.people.holding(['caseworker', 'manager', 'auditor', 'administrator']),
      suggested: kind.records === 'OutcomeRated' ? await this.suggestions.of(now, { blockId: meant('block'), measureId: meant('measure') }) : null, // prettier-ignore
    };
  }
}

/** Whether the stage takes a fact; where it does not, the page says so. */
export function takenOrSaid(
  { state }: Pick<PlanNow, 'state'>,
  fact: ActionPlanStep['type'],
  { title, back }: Pick<PlanForm, 'title' | 'back'>,
  response: Response,
): boolean {
  if (actionPlanStages.takes(state.stage, fact)) return true;
  const why = rejectionWords('action-plan-not-at-this-stage', { stage: state.stage });
  response.status(409).render('action-plans/forms/not-now.njk', { title, section: 'action-plans', why, back });
  return false;
}

/** @throws CommandRejected where it could not be recorded as the plan stands. */
function tried(command: PlanWish, { state, history }: PlanNow, basis: BasisService): void {
  if (command.type === 'CorrectFact') decideCorrection(actionPlanDecider, command, history, basis.decisionBasis());
  else actionPlanDecider.decide(command, state, basis.decisionBasis());
}

/** @throws NotFoundException */
function formIn(place: PlanPlace, kind: PlanFormKind): PlanForm {
  const form = kind.make(place);
  if (form === null) throw new NotFoundException();
  return form;
}
