import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { isCalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { isApi, personOf } from '../access/requests.js';
import { HeldResponse } from './held-response.js';
import { observed, Openings } from './openings.js';
import type { Opened } from './openings.js';
import { ReadNotRecorded } from './read-recorder.js';
import type { Read, ReadRecorder } from './read-recorder.js';
import type { Purpose } from './read-record.js';

const byRequest = new WeakMap<object, Openings>();

/**
 * Holds every answer that shows personal data back until it stands in the read log, whatever way the handler answers. Stands
 * after the sessions, so that these too write nothing before. Where it cannot be recorded, nothing of it goes out.
 */
export function recordReads(recorder: ReadRecorder): RequestHandler {
  return (request: Request, response: Response, next: NextFunction): void => {
    const openings = new Openings();
    byRequest.set(request, openings);
    const correlationId = randomUUID();
    new HeldResponse(response, {
      mustWait: () => !openings.isEmpty && (!isRedirect(response) || openings.toldByAddress),
      before: () => recorder.record(readOf(request, response, openings, correlationId)),
      failed: (error) => {
        openings.forget();
        next(error);
      },
    });
    observed(openings, next);
  };
}

/** Brings what follows back to its request: reading a body may have lost it. */
export function observeAgain(request: Request, _response: Response, next: NextFunction): void {
  const openings = byRequest.get(request);
  if (openings === undefined) next();
  else observed(openings, next);
}

/** The answer will show nothing of what was opened for it. */
export function showsNothing(request: object): void {
  byRequest.get(request)?.forget();
}

function readOf(request: Request, response: Response, openings: Openings, correlationId: string): Read {
  const person = personOf(request);
  const { purpose } = openings;
  const opened = openings.take();
  // Whoever is not signed in has no business with a child's data, whichever page it is.
  if (person === null) throw new ReadNotRecorded('Personal data were opened for nobody who is signed in');
  return {
    person,
    route: routeOf(request),
    purpose: purpose ?? purposeOf(request, response, opened),
    opened,
    asAt: lookingBackTo(request),
    correlationId,
  };
}

function routeOf(request: Request): string {
  const { path } = (request.route ?? {}) as { readonly path?: unknown };
  return `${request.method} ${typeof path === 'string' ? path : 'unknown'}`;
}

function purposeOf(request: Request, response: Response, { opened, classes }: Opened): Purpose {
  if (isApi(request)) return 'program';
  if (String(response.getHeader('Content-Disposition') ?? '').startsWith('attachment')) return 'export';
  if (classes.length === 1 && classes[0] === 'readLog') return 'readLog';
  if (/^\/(?:performance|figures)\b/.test(request.path)) return 'figure';
  return opened > 0 ? 'case' : 'list';
}

/** Pages say `as-at`; the interface for programs tells the day of the world from the day of the record. */
function lookingBackTo({ query }: Request): CalendarDate | null {
  return ['known-on', 'as-at', 'known'].map((name) => query[name]).find(isCalendarDate) ?? null;
}

function isRedirect({ statusCode }: Response): boolean {
  return statusCode >= 300 && statusCode < 400;
}
