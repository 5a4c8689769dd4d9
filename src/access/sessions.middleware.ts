import { randomBytes } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import session from 'express-session';
import type { WebOptions } from '../web/web-options.js';
import type { People } from './people.js';
import { notePerson } from './requests.js';
import type { Flash } from './session-data.js';
import type { SessionEnd, SessionStore } from './session-store.js';

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
      else if (personId !== undefined) {
        delete request.session.personId;
        request.session.ended = 'accessEnded';
      }
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

/** Ends the session on the server, so that its cookie is worthless; the new one knows only that somebody signed out. */
export async function signOut(request: Request): Promise<void> {
  tellOfEnd(request);
  await call((done) => request.session.regenerate(done));
  request.session.ended = 'signedOut';
  await call((done) => request.session.save(done));
}

/** Whoever keeps something open for the session closes it at once: listeners of the store's event `ended` get its id. */
function tellOfEnd(request: Request): void {
  request.sessionStore.emit('ended', request.sessionID);
}

/**
 * How the session of a request without a person ended; `unknown` where the store no longer knows it. Null where nobody was
 * signed in. The session of the next request remembers it, so that a look at the sign-in page changes nothing.
 */
export async function howSessionEnded(
  request: Request,
  store: Pick<SessionStore, 'endOf'>,
  https: boolean,
): Promise<SessionEnd | 'unknown' | null> {
  const { session: present, sessionID } = request;
  const brought = broughtSid(request, https);
  if (present.ended !== undefined) return present.ended;
  if (brought === null || brought === sessionID) return null;
  const end = await store.endOf(brought);
  if (end !== null) present.ended = end;
  return end ?? 'unknown';
}

/** The session id of the browser's cookie, as it says: it opens nothing here, so its signature need not be looked at. */
function broughtSid(request: Request, https: boolean): string | null {
  const name = `${sessionCookie(https)}=`;
  const cookies = (request.headers.cookie ?? '').split(/;\s*/);
  const value = cookies.find((one) => one.startsWith(name))?.slice(name.length);
  if (value === undefined) return null;
  return /^s(?::|%3A)([\w-]+)\./i.exec(value)?.[1] ?? '';
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
