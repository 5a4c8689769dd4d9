import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import { Catch, Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import { PossibleMatches } from '../children/request-intake.service.js';
import { showsNothing } from '../read-log/recorded-answers.js';
import { describeError, describeReadingError } from '../web/errors/describe-error.js';
import { apiErrorOf } from './api-error.js';

/** Turns every error of the JSON interface into `{ status, code, message, details }`. Never a trace. */
@Catch()
export class ApiErrorFilter implements ExceptionFilter {
  private readonly log = new Logger('Api');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const reading = request.method === 'GET';
    if (!(error instanceof PossibleMatches)) showsNothing(request);
    const answer = apiErrorOf(error, reading);
    // Neither address nor message: both may hold what a log must not.
    if (answer.status >= 500) this.log.error(answer.code, error instanceof Error ? error.stack : undefined);
    const response = http.getResponse<Response>().status(answer.status);
    const { retryAfterSeconds } = reading ? describeReadingError(error) : describeError(error);
    if (retryAfterSeconds !== undefined) response.setHeader('Retry-After', String(retryAfterSeconds));
    response.json(answer);
  }
}
