import { Injectable } from '@nestjs/common';
import { People } from '../access/people.js';
import type { Person } from '../access/people.js';
import { FieldFaults } from '../api/dto-parser.js';
import { FactRecorder } from '../api/fact-recorder.service.js';
import type { FactWorkflow } from '../api/fact-workflow.js';
import { Recording } from '../api/recording.service.js';
import type { RecordedAnswer } from '../api/recording.service.js';
import { BasisService } from '../commands/basis.service.js';
import { StreamMovedOn } from '../commands/command-errors.js';
import type { CommandContext } from '../commands/command-handler.js';
import { needsAssessmentWorkflow } from '../needs-assessments/needs-assessment.workflow.js';
import { planWorkflow } from '../plans/plan.workflow.js';
import { canStill, theirSide, whoRecorded, whyNoLonger, yourSide } from '../recording/meanwhile.js';
import { SomeoneElseChanged } from '../web/errors/conflict.js';
import type { ConflictSide } from '../web/errors/conflict.js';
import { AnswersInvalid } from '../web/forms/answers.js';
import type { RawAnswers } from '../web/forms/answers.js';
import { formMeta } from '../web/forms/form-page.js';
import type { LetterProcess } from './letters-on-file.js';

/** A form about a letter, as it was sent. */
export interface LetterForm {
  /** "Record that the letter was sent". */
  readonly what: string;
  /** What was answered, in words. */
  readonly rows: ConflictSide['rows'];
  readonly href: string;
  /** Where whoever leaves the form goes. */
  readonly back: string;
  readonly answers: RawAnswers;
}

type Asked = readonly [process: Pick<LetterProcess, 'workflow' | 'id'>, type: string, body: object];

/** Records what a form says of a letter, the way programs do. */
@Injectable()
export class LetterRecorder {
  constructor(
    private readonly recorder: FactRecorder,
    private readonly recording: Recording,
    private readonly people: People,
    private readonly basis: BasisService,
  ) {}

  /**
   * @throws AnswersInvalid for what the form itself did not see, SomeoneElseChanged where the case moved on since the form
   * was drawn, and what the command handler throws.
   */
  async record(asked: Asked, form: LetterForm, person: Person): Promise<RecordedAnswer> {
    const { commandId, seenRevision } = formMeta(form.answers);
    const context = this.recording.contextOf(person, {
      commandId,
      fields: {},
      ...(seenRevision === null ? {} : { seenRevision }),
    });
    const [{ workflow, id }, type, body] = asked;
    try {
      const outcome = await this.recorder.record(describedBy(workflow), id, type, body, context);
      return await this.recording.answerOf(commandId, outcome);
    } catch (error) {
      if (error instanceof FieldFaults) {
        throw new AnswersInvalid(error.faults.map(({ message }) => ({ field: null, text: message, target: null })));
      }
      if (error instanceof StreamMovedOn) throw await this.conflict(asked, form, person, context, error);
      throw error;
    }
  }

  private async conflict(
    asked: Asked,
    { what, rows, href, back, answers }: LetterForm,
    person: Person,
    context: CommandContext,
    { since }: StreamMovedOn,
  ): Promise<Error> {
    const who = await whoRecorded(since, person, this.people);
    return new SomeoneElseChanged({
      who,
      theirs: theirSide(since, who),
      yours: yourSide(what, rows),
      verdict: await this.verdictOn(asked, context),
      caseHref: back,
      formHref: href,
      answers,
    });
  }

  /** Whether the step could still be recorded on the case as it stands. */
  private async verdictOn([{ workflow, id }, type, body]: Asked, context: CommandContext): Promise<string | null> {
    try {
      await this.recorder.tried(describedBy(workflow), id, type, body, context, this.basis.decisionBasis());
      return canStill;
    } catch (error) {
      return whyNoLonger(error);
    }
  }
}

const describedBy = (workflow: LetterProcess['workflow']): FactWorkflow =>
  workflow === 'plan' ? planWorkflow : needsAssessmentWorkflow;
