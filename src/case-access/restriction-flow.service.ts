import { Injectable, NotFoundException } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Child } from '../../workflows/child/child.state.js';
import type { Recorded } from '../../workflows/kernel/fact.js';
import { People } from '../access/people.js';
import type { Person } from '../access/people.js';
import { sayNext } from '../access/sessions.middleware.js';
import { Recording } from '../api/recording.service.js';
import { caseHref } from '../cases/acts.js';
import { CaseRecordService } from '../children/case-record.service.js';
import { ChildDirectory } from '../children/child-directory.service.js';
import { ChildRecorder } from '../children/child-recorder.service.js';
import { BasisService } from '../commands/basis.service.js';
import { StreamMovedOn } from '../commands/command-errors.js';
import { CommandHandler } from '../commands/command-handler.js';
import { theirSide, whoRecorded } from '../recording/meanwhile.js';
import { SomeoneElseChanged } from '../web/errors/conflict.js';
import { AnswerReader } from '../web/forms/answers.js';
import type { RawAnswers } from '../web/forms/answers.js';
import { answerForm, drawForm, formMeta } from '../web/forms/form-page.js';
import type { FormPage } from '../web/forms/form-page.js';
import { actWords, formHref, longestReason, restrictionPage, teamsOf } from './restriction.view.js';
import type { RestrictedSituation, RestrictionAct } from './restriction.view.js';

export interface RestrictionVisit {
  readonly reference: string;
  readonly person: Person;
  readonly request: Request;
  readonly response: Response;
  readonly lift: boolean;
}

interface Read {
  readonly people: readonly string[];
  readonly teams: readonly string[];
  readonly text: string;
}

const commandOf = { restrict: 'RestrictCase', change: 'ChangeCaseAccess', lift: 'LiftRestriction' } as const;

const done: Readonly<Record<RestrictionAct, string>> = {
  restrict: 'Only those you named, and those the case is allocated to, can open it from now on',
  change: 'It is recorded who can open the case from now on',
  lift: 'Everyone who works with cases can open it again',
};

/** The forms on which a manager says who may open a case: form, check, record. */
@Injectable()
export class RestrictionFlow {
  constructor(
    private readonly cases: CaseRecordService,
    private readonly commands: CommandHandler,
    private readonly directory: ChildDirectory,
    private readonly children: ChildRecorder,
    private readonly recording: Recording,
    private readonly people: People,
    private readonly basis: BasisService,
  ) {}

  async open(visit: RestrictionVisit): Promise<void> {
    const s = await this.situation(visit);
    const act = actOf(visit, s);
    const { people = [], teams = [] } = s.restriction ?? {};
    await drawForm(visit.response, this.page(act, s, { people, teams }));
  }

  async answer(visit: RestrictionVisit, sent: RawAnswers): Promise<void> {
    const { request, response } = visit;
    const { commandId, seenRevision } = formMeta(sent);
    const answers: RawAnswers = { ...sent, commandId };
    const now = await this.situation(visit);
    // What the form was drawn for: it may have been restricted, or lifted, meanwhile.
    const act =
      !visit.lift && (sent['act'] === 'change' || sent['act'] === 'restrict') ? sent['act'] : actOf(visit, now);
    const s = { ...now, revision: seenRevision ?? now.revision };
    await answerForm(response, this.page(act, s, answers), {
      read: () => read(act, s, answers),
      check: (whole) => ({
        rows: rowsOf(act, s, whole, visit.person),
        button: actWords[act].button,
        cancel: caseHref(s.reference),
      }),
      act: async (whole) => {
        await this.record(visit, act, s, { ...whole, commandId }, answers);
        sayNext(request, { title: 'Recorded', heading: done[act] });
        return caseHref(s.reference);
      },
    });
  }

  private async record(
    visit: RestrictionVisit,
    act: RestrictionAct,
    s: RestrictedSituation,
    { people, teams, text, commandId }: Read & { readonly commandId: string },
    answers: RawAnswers,
  ): Promise<void> {
    const { person } = visit;
    const context = this.recording.contextOf(person, { commandId, fields: {}, seenRevision: s.revision });
    const body = { on: this.basis.today, text, ...(act === 'lift' ? {} : { people, teams }) };
    try {
      const outcome = await this.children.record(s.childId, commandOf[act], body, context);
      await this.recording.answerOf(commandId, outcome);
    } catch (error) {
      if (!(error instanceof StreamMovedOn)) throw error;
      throw await this.conflict(act, s, error.since, {
        person,
        answers,
        rows: rowsOf(act, s, { people, teams, text }, person),
      });
    }
  }

  /** @throws NotFoundException where the child was erased: nothing can be sealed about them. */
  private async situation({ reference, person }: RestrictionVisit): Promise<RestrictedSituation> {
    const childId = await this.cases.childIdOf(reference);
    const child = (await this.directory.namesOf([childId])).get(childId);
    if (child === undefined || child.erased) throw new NotFoundException();
    const { state, revision } = await this.commands.load('child', childId);
    const everyone = await this.people.holding(['caseworker', 'manager', 'auditor']);
    return {
      reference: child.reference ?? reference,
      childId,
      name: child.name,
      restriction: (state as Child).restriction,
      revision,
      others: everyone.filter(({ id }) => id !== person.id),
    };
  }

  private page(act: RestrictionAct, s: RestrictedSituation, answers: RawAnswers): FormPage {
    return {
      template: 'case-access/restriction.njk',
      answers: { ...answers, act },
      seenRevision: s.revision,
      view: () => ({ ...restrictionPage(act, s, answers), hidden: [{ name: 'act', value: act }] }),
      fieldOfCode: { 'access-needs-a-reason': 'text' },
    };
  }

  private async conflict(
    act: RestrictionAct,
    s: RestrictedSituation,
    since: readonly Recorded[],
    yours: { readonly person: Person; readonly answers: RawAnswers; readonly rows: readonly Row[] },
  ): Promise<Error> {
    const who = await whoRecorded(since, yours.person, this.people);
    return new SomeoneElseChanged({
      who,
      theirs: theirSide(since, who),
      yours: { heading: 'Yours, not saved', rows: yours.rows },
      verdict: null,
      caseHref: caseHref(s.reference),
      formHref: formHref(act, s.reference),
      // The form is drawn anew on what stands now.
      answers: Object.fromEntries(
        Object.entries(yours.answers).filter(([name]) => name !== 'seenRevision' && name !== 'act'),
      ),
    });
  }
}

interface Row {
  readonly key: string;
  readonly value: string;
}

function actOf({ lift }: RestrictionVisit, { restriction }: RestrictedSituation): RestrictionAct {
  return lift ? 'lift' : restriction === null ? 'restrict' : 'change';
}

function read(act: RestrictionAct, { others }: RestrictedSituation, answers: RawAnswers): Read {
  const asked = new AnswerReader(answers);
  const ids = others.map(({ id }) => id);
  const people = act === 'lift' ? [] : asked.someOf('people', ids, null);
  const teams = act === 'lift' ? [] : asked.someOf('teams', teamsOf(others), null);
  const text = asked.text('text', 'Why', 'Say why', longestReason);
  return { people, teams, ...asked.finished({ text }) };
}

function rowsOf(
  act: RestrictionAct,
  { others }: RestrictedSituation,
  { people, teams, text }: Read,
  person: Person,
): readonly Row[] {
  const why = { key: 'Why', value: text };
  if (act === 'lift') return [{ key: 'Who can open it', value: 'Everyone who works with cases' }, why];
  const named = others.filter(({ id }) => people.includes(id)).map(({ name }) => name);
  return [
    { key: 'Who can open it', value: [`${person.name} (you)`, ...named, 'everyone it is allocated to'].join(', ') },
    { key: 'Managers of', value: [...teams, 'the team it is allocated to'].join(', ') },
    why,
  ];
}
