import type { Request } from 'express';
import type { Person } from './people.js';

const signedIn = new WeakMap<object, Person>();

/** Who sent the request; null where nobody is signed in. */
export function personOf(request: object): Person | null {
  return signedIn.get(request) ?? null;
}

/** Notes who sent the request, for this request alone. */
export function notePerson(request: object, person: Person): void {
  signedIn.set(request, person);
}

/** Tells whether the request is for the JSON interface. */
export function isApi(request: Pick<Request, 'path'>): boolean {
  return request.path === '/api' || request.path.startsWith('/api/');
}

const background = new Set(['/live', '/session/left', '/session/stay', '/kept-forms']);

/** Tells whether a page asks behind its own back: such a request draws nothing and uses up nothing that is said once. */
export function isBackground({ path }: Pick<Request, 'path'>): boolean {
  return background.has(path);
}

/** A path of this application to come back to; null for anything that could lead elsewhere. */
export function localPath(text: unknown): string | null {
  if (typeof text !== 'string' || text.length > 500) return null;
  return /^\/(?![/\\])[\x21-\x7e]*$/.test(text) && !text.includes('\\') ? text : null;
}

/** Nobody is signed in, or no longer. */
export class NotSignedIn extends Error {
  override readonly name = 'NotSignedIn';
}

/** The request did not come from a form of this session. */
export class RequestForged extends Error {
  override readonly name = 'RequestForged';
}
