import { randomBytes } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import session from 'express-session';
import type { WebOptions } from '../web/web-options.js';
import type { People } from './people.js';
import { notePerson, personOf } from './requests.js';
import type { Flash } from './session-data.js';
import type { SessionStore } from './session-store.js';

/** Name of the session cookie. `__Host-` binds it to this host over https; browsers refuse that prefix without https. */
export function sessionCookie(https: boolean): string {
  return https ? '__Host-ehc-session' : 'ehc-session';
}

/** Server-side sessions; the cookie lives as long as the browser, the session as long as the store says. */
export function sessions(
  store: SessionStore,
  { https, sessionSecret }: Pick<WebOptions, 'https' | 'sessionSecret'>,
): RequestHandler {
  return session({
    store,
    secret: sessionSecret ?? store.secret(),
    name: sessionCookie(https),
    resave: false,
    saveUninitialized: false,
    proxy: https,
    unset: 'destroy',
    cookie: { httpOnly: true, sameSite: 'lax', secure: https, path: '/' },
  });
}

/** Finds the person of the session, and gives every session that may post a form its token. */
export function whoIsIt(people: People): RequestHandler {
  return (request: Request, _response: Response, next: NextFunction): void => {
    const { personId } = request.session;
    const found = personId === undefined ? Promise.resolve(null) : people.find(personId);
    found.then((person) => {
      if (person !== null) notePerson(request, person);
      // Whoever is let in again later signs in again: a session that was open before does not come back to life.
      else if (personId !== undefined) delete request.session.personId;
      if (person !== null || request.path.startsWith('/sign-in')) request.session.csrfToken ??= newToken();
      next();
    }, next);
  };
}

/** A new session under a new id for the person: what was known under the old id is gone. */
export async function signIn(request: Request, personId: string, viaCouncil = false): Promise<void> {
  tellOfEnd(request);
  await call((done) => request.session.regenerate(done));
  request.session.personId = personId;
  if (viaCouncil) request.session.viaCouncil = true;
  request.session.csrfToken = newToken();
  await call((done) => request.session.save(done));
}

/** Ends the session on the server; the cookie is worthless from then on. */
export async function signOut(request: Request): Promise<void> {
  tellOfEnd(request);
  await call((done) => request.session.destroy(done));
}

/** Whoever keeps something open for the session closes it at once: listeners of the store's event `ended` get its id. */
function tellOfEnd(request: Request): void {
  request.sessionStore.emit('ended', request.sessionID);
}

/** Tells whether the browser brought a session that is no longer there. */
export function sessionEnded(request: Request, https: boolean): boolean {
  const brought = (request.headers.cookie ?? '')
    .split(/;\s*/)
    .some((one) => one.startsWith(`${sessionCookie(https)}=`));
  return brought && personOf(request) === null;
}

/** Says something once, on the next page this person opens. */
export function sayNext(request: Request, flash: Flash): void {
  request.session.flash = flash;
}

const newToken = (): string => randomBytes(24).toString('base64url');

function call(work: (done: (error: unknown) => void) => void): Promise<void> {
  return new Promise((resolve, fail) => {
    work((error) => {
      if (error === undefined || error === null) resolve();
      else fail(error instanceof Error ? error : new Error('The session store failed', { cause: error }));
    });
  });
}
