import { HttpException } from '@nestjs/common';
import { PossibleMatches, RequestForAnother } from '../children/request-intake.service.js';
import { CaseNotFound } from '../children/case-record.service.js';
import { MalformedId, StreamMovedOn, TooMuchContention } from '../commands/command-errors.js';
import { CommandIdReused, StreamNotFound } from '../event-store/event-store-errors.js';
import { KeyStoreUnavailable, PersonConflict, PersonKeyMissing } from '../keys/key-store.js';
import { AnswersInvalid } from '../web/forms/answers.js';
import { describeError, describeReadingError } from '../web/errors/describe-error.js';
import { statusPages } from '../web/errors/error-page.js';
import { FieldFaults } from './dto-parser.js';

/** What every error under `/api` looks like. `code` is kebab-case and stable, `message` is for people. */
export interface ApiError {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** What a program is told of an error, of a GET if `reading`. What the pages have words for is said in the same words. */
export function apiErrorOf(error: unknown, reading = false): ApiError {
  return ofTheApi(error) ?? ofThePages(error, reading);
}

function ofTheApi(error: unknown): ApiError | null {
  if (error instanceof FieldFaults) return fieldFaults(error.faults);
  if (error instanceof AnswersInvalid) {
    return fieldFaults(error.errors.map(({ field, text }) => ({ field: field ?? '', message: text })));
  }
  if (error instanceof CaseNotFound || error instanceof StreamNotFound || error instanceof MalformedId) {
    return answer(404, 'not-found', 'There is nothing here, or you cannot open it.');
  }
  if (error instanceof StreamMovedOn) return movedOn(error);
  if (error instanceof PossibleMatches) {
    const message = 'A child on file may be this one. Send their childId, or notAMatch: true. Nothing was recorded.';
    return answer(409, 'possible-matches', message, { matches: error.matches });
  }
  if (error instanceof CommandIdReused) {
    const message = 'This command id was used before for another command. Send a new one. Nothing was recorded.';
    return answer(422, 'command-id-reused', message, { commandId: error.commandId });
  }
  if (error instanceof PersonConflict) {
    const message = 'The pupil or learner number belongs to somebody else. Check it. Nothing was recorded.';
    return answer(422, 'identifiers-contradict', message, { reason: error.reason });
  }
  if (error instanceof PersonKeyMissing) {
    const message = 'This person’s data have been erased: nothing personal can be recorded about them.';
    return answer(422, 'person-erased', message);
  }
  if (error instanceof RequestForAnother) {
    const message = 'You cannot record this request. Give it to your manager today. Nothing was recorded.';
    return answer(422, 'for-another-to-record', message);
  }
  const unavailable = [TooMuchContention, KeyStoreUnavailable].some((kind) => error instanceof kind);
  return unavailable ? fromPage(503) : null;
}

function ofThePages(error: unknown, reading: boolean): ApiError {
  const page = reading ? describeReadingError(error) : describeError(error);
  if (error instanceof HttpException && error.getStatus() >= 400 && error.getStatus() < 500) {
    return { ...fromPage(error.getStatus()), code: page.code };
  }
  const message = [...(page.errors ?? []).map(({ text }) => `${text}.`), ...page.paragraphs].join(' ');
  return answer(page.status, page.code, message, page.details ?? {});
}

function fieldFaults(faults: readonly { readonly field: string; readonly message: string }[]): ApiError {
  const message = `${faults.map((fault) => fault.message).join('. ')}. Nothing was recorded.`;
  return answer(400, 'fields-invalid', message, { faults });
}

function movedOn({ seenRevision, actualRevision, since }: StreamMovedOn): ApiError {
  return answer(409, 'someone-else-changed-it', 'Something was recorded since you read this. Yours was not recorded.', {
    seenRevision,
    actualRevision,
    since: since.map(({ revision, type, occurredOn, recordedAt, actor }) => ({
      revision,
      type,
      occurredOn,
      recordedAt,
      actor,
    })),
  });
}

function fromPage(status: number): ApiError {
  const page = statusPages[status] ?? statusPages[400];
  return answer(status, page?.code ?? 'not-readable', (page?.paragraphs ?? []).join(' '));
}

function answer(status: number, code: string, message: string, details: ApiError['details'] = {}): ApiError {
  return { status, code, message, details };
}
