import { HttpException } from '@nestjs/common';
import { RoleMissing } from '../../access/access.guard.js';
import { NotSignedIn, RequestForged } from '../../access/requests.js';
import { TooManyTries } from '../../access/tries.js';
import { rolePlural } from '../../access/roles.js';
import { CaseNotFound } from '../../children/case-record.service.js';
import { MalformedId, RecordAltered, StreamMovedOn, TooMuchContention } from '../../commands/command-errors.js';
import {
  CommandIdReused,
  OutcomeUnknown,
  StoreFull,
  StoreUnavailable,
  StreamNotFound,
  WrongExpectedRevision,
} from '../../event-store/event-store-errors.js';
import { ReadNotRecorded } from '../../read-log/read-recorder.js';
import { ReadModelsUnavailable } from '../../projector/read-model-store.js';
import { RedisUnavailable } from '../../redis/redis-unavailable.js';
import type { CommandRejected } from '../../../workflows/kernel/command-rejected.js';
import { AnswersInvalid } from '../forms/answers.js';
import { SomeoneElseChanged } from './conflict.js';
import { isRejection, isStageRefusal, rejectionWords } from './error-messages.js';
import type { ErrorPage } from './error-page.js';
import { statusPages } from './error-page.js';

const page = (status: number): ErrorPage => statusPages[status] ?? problem;
const problem = statusPages[500] as ErrorPage;

/** What to say about any error. Never its message: that may name files, addresses or children. */
export function describeError(error: unknown): ErrorPage {
  if (isRejection(error)) return rejected(error);
  if (error instanceof AnswersInvalid) return invalid(error);
  if (error instanceof NotSignedIn) return signedOut;
  if (error instanceof RequestForged) return { ...page(403), code: 'request-forged' };
  if (error instanceof RoleMissing) return roleMissing(error);
  if (error instanceof TooManyTries) return tooMany(error);
  if (isMovedOn(error)) return moved;
  if (notThere.some((kind) => error instanceof kind)) return page(404);
  if (error instanceof RecordAltered) return altered;
  if (error instanceof CommandIdReused) return reused;
  if (error instanceof OutcomeUnknown) return unknownOutcome;
  if (error instanceof StoreFull) return { ...page(503), code: 'disk-full' };
  if (error instanceof StoreUnavailable || error instanceof TooMuchContention) return page(503);
  if (error instanceof ReadNotRecorded) return notShown;
  if (error instanceof ReadModelsUnavailable || error instanceof RedisUnavailable) return listsAway;
  if (error instanceof HttpException) return byStatus(error.getStatus());
  return problem;
}

/** What to say where a page was only to be shown: nothing was sent that could be lost or be sent again. */
export function describeReadingError(error: unknown): ErrorPage {
  return error instanceof StoreUnavailable ? recordsAway : describeError(error);
}

/** Tells whether the error is a fault to be logged with its stack. */
export function isOurFault(error: unknown): boolean {
  return describeError(error).status === 500;
}

/** Not there and not yours look the same. */
const notThere = [MalformedId, StreamNotFound, CaseNotFound];

function isMovedOn(error: unknown): boolean {
  return [SomeoneElseChanged, StreamMovedOn, WrongExpectedRevision].some((kind) => error instanceof kind);
}

function byStatus(status: number): ErrorPage {
  const known = statusPages[status];
  if (known !== undefined) return known;
  return status >= 500 ? problem : { ...page(400), status };
}

function rejected({ code, details }: CommandRejected): ErrorPage {
  const text = rejectionWords(code, details);
  return {
    status: isStageRefusal(code) ? 409 : 422,
    code,
    title: 'This cannot be recorded',
    paragraphs: ['Nothing was recorded. Go back to put it right.'],
    errors: [{ field: null, target: null, text }],
    details,
  };
}

function invalid({ errors }: AnswersInvalid): ErrorPage {
  return {
    status: 422,
    code: 'answers-invalid',
    title: 'Some answers need to be put right',
    paragraphs: ['Nothing was recorded. Go back to put them right.'],
    errors: errors.map((error) => ({ ...error, target: null })),
    details: { errors: errors.map(({ field, text }) => ({ field, text })) },
  };
}

function roleMissing({ needed }: RoleMissing): ErrorPage {
  return {
    status: 403,
    code: 'role-missing',
    title: 'You cannot use this page',
    paragraphs: [`${rolePlural(needed)} can.`],
    details: { roles: needed },
  };
}

function tooMany({ retryAfterSeconds }: TooManyTries): ErrorPage {
  const minutes = Math.ceil(retryAfterSeconds / 60);
  const wait = minutes === 1 ? 'Wait a minute' : `Wait ${minutes} minutes`;
  return { ...page(429), paragraphs: [`${wait}, then try again. Nothing was done.`], retryAfterSeconds };
}

const signedOut: ErrorPage = {
  status: 401,
  code: 'not-signed-in',
  title: 'You are not signed in',
  paragraphs: ['Nothing was recorded. Sign in, then open the page again.'],
};
const moved: ErrorPage = {
  status: 409,
  code: 'someone-else-changed-it',
  title: 'Someone else changed this case',
  paragraphs: [
    'Something was recorded while you were filling in the form. Yours was not saved.',
    'Open the case to see what changed, then record yours again if it still makes sense.',
  ],
};
const altered: ErrorPage = {
  status: 409,
  code: 'record-altered',
  title: 'This record has been altered',
  paragraphs: [
    'Nothing was recorded. Something on this record is no longer what was written, so nothing is added to it until somebody has looked into it.',
    'Keep a note of what you wanted to record, and tell your manager or an auditor today.',
  ],
};
const reused: ErrorPage = {
  status: 409,
  code: 'command-id-reused',
  title: 'This form has already been sent',
  paragraphs: ['It was sent before with other answers, and those were recorded. Open the case to see them.'],
};
const listsAway: ErrorPage = {
  status: 503,
  code: 'lists-not-available',
  title: 'Lists and cases cannot be shown just now',
  paragraphs: [
    'The part of the system that holds lists, figures and sign-ins does not answer. Nothing that was recorded is lost.',
    'It comes back by itself: try again in a minute. If you were sending a form, look first whether it was recorded.',
  ],
  retryAfterSeconds: 10,
};
const recordsAway: ErrorPage = {
  status: 503,
  code: 'cannot-read-now',
  title: 'This cannot be shown just now',
  paragraphs: [
    'The part of the system that keeps the records does not answer. Nothing that was recorded is lost.',
    'It comes back by itself: try again in a minute. Lists can still be opened meanwhile.',
  ],
  retryAfterSeconds: 10,
};
const notShown: ErrorPage = {
  status: 503,
  code: 'opening-not-recorded',
  title: 'Nothing was shown',
  paragraphs: [
    'Every opening of personal data is recorded before anything is shown. That record cannot be written just now.',
    'Try again in a minute. If you were sending a form, look first whether it was recorded.',
  ],
  retryAfterSeconds: 10,
};
const unknownOutcome: ErrorPage = {
  status: 503,
  code: 'outcome-unknown',
  title: 'We cannot tell yet whether this was recorded',
  paragraphs: ['Send the same form again in a few minutes. It will not be recorded twice.'],
};
