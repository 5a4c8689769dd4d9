import { timingSafeEqual } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import { NotSignedIn, personOf, RequestForged } from './requests.js';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Lets a change through only where it comes from this site and carries the token of its session: field `csrfToken`,
 * header `x-csrf-token`, or (for uploads, whose fields are read later) `?csrf=` of the form's own address.
 */
export function refuseForgedRequests(request: Request, _response: Response, next: NextFunction): void {
  if (safeMethods.has(request.method)) next();
  else if (!fromThisSite(request)) next(new RequestForged('The request came from another site'));
  else if (personOf(request) === null && !request.path.startsWith('/sign-in')) next(new NotSignedIn());
  else if (!tokenMatches(request)) next(new RequestForged('The token of the session was missing or wrong'));
  else next();
}

function fromThisSite(request: Request): boolean {
  const site = request.headers['sec-fetch-site'];
  // Our own no-referrer policy makes browsers send `Origin: null`, so where they say Sec-Fetch-Site it decides.
  if (site !== undefined) return site === 'same-origin';
  const { origin } = request.headers;
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === request.headers.host;
}

function tokenMatches(request: Request): boolean {
  const expected = request.session.csrfToken;
  const given = tokenOf(request);
  if (expected === undefined || given === null) return false;
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function tokenOf(request: Request): string | null {
  const header = request.headers['x-csrf-token'];
  if (typeof header === 'string') return header;
  const body: unknown = request.body;
  if (typeof body === 'object' && body !== null && 'csrfToken' in body && typeof body.csrfToken === 'string') {
    return body.csrfToken;
  }
  const { csrf } = request.query;
  return request.is('multipart/form-data') !== false && typeof csrf === 'string' ? csrf : null;
}
