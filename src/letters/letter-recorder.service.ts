import { Injectable } from '@nestjs/common';
import type { Person } from '../access/people.js';
import { FieldFaults } from '../api/dto-parser.js';
import { FactRecorder } from '../api/fact-recorder.service.js';
import { Recording } from '../api/recording.service.js';
import type { RecordedAnswer } from '../api/recording.service.js';
import { StreamMovedOn } from '../commands/command-errors.js';
import { needsAssessmentWorkflow } from '../needs-assessments/needs-assessment.workflow.js';
import { planWorkflow } from '../plans/plan.workflow.js';
import { AnswersInvalid } from '../web/forms/answers.js';
import type { LetterProcess } from './letters-on-file.js';

/** Records what a form says of a letter, the way programs do. */
@Injectable()
export class LetterRecorder {
  constructor(
    private readonly recorder: FactRecorder,
    private readonly recording: Recording,
  ) {}

  /** @throws AnswersInvalid for what the form itself did not see, and what the command handler throws. */
  async record(
    { workflow, id }: Pick<LetterProcess, 'workflow' | 'id'>,
    type: string,
    body: object,
    person: Person,
    { commandId, seenRevision }: { readonly commandId: string; readonly seenRevision: number | null },
  ): Promise<RecordedAnswer> {
    const context = this.recording.contextOf(person, {
      commandId,
      fields: {},
      ...(seenRevision === null ? {} : { seenRevision }),
    });
    const described = workflow === 'plan' ? planWorkflow : needsAssessmentWorkflow;
    try {
      const outcome = await this.recorder.record(described, id, type, body, context);
      return await this.recording.answerOf(commandId, outcome);
    } catch (error) {
      if (error instanceof FieldFaults) {
        throw new AnswersInvalid(error.faults.map(({ message }) => ({ field: null, text: message, target: null })));
      }
      if (error instanceof StreamMovedOn) {
        const text =
          'The case changed while this form was open. Open the case in another tab, see what changed, and then send the form again';
        throw new AnswersInvalid([{ field: null, text, target: null }]);
      }
      throw error;
    }
  }
}
