import { acts, actKeys, newRequestHref } from '../cases/acts.js';
import { factActAt } from '../cases/fact-acts.js';
import type { ActedOn } from '../cases/fact-acts.js';
import { beginningActs } from '../cases/fact-beginnings.js';

/** A form whose answers may be kept. */
export interface KeptPlace {
  /** As the form's own address is written. */
  readonly href: string;
  readonly words: string;
}

const ofCase = /^\/cases\/([A-Za-z0-9-]+)\/(.+)$/;

/** The recording form at an address; null for every other page: sign-in, settings and lists keep nothing. */
export function keptPlaceOf(address: string): KeptPlace | null {
  if (!/^\/(?![/\\])/.test(address) || !URL.canParse(address, 'http://here')) return null;
  const { pathname, searchParams } = new URL(address, 'http://here');
  if (pathname === newRequestHref) return { href: pathname, words: 'New request' };
  const [, reference, rest] = ofCase.exec(pathname) ?? [];
  if (reference === undefined || rest === undefined) return null;
  const words = processWords(rest) ?? actWords(rest);
  if (words === null) return null;
  const event = searchParams.get('event');
  const query = event !== null && /^\d{1,9}$/.test(event) ? `?event=${event}` : '';
  return { href: `${pathname}${query}`, words: `${words}, for ${reference}` };
}

function actWords(rest: string): string | null {
  const parts = rest.split('/');
  const key = actKeys.find((one) => {
    const path = acts[one].path.split('/');
    return path.length === parts.length && path.every((part, at) => part.startsWith(':') || part === parts[at]);
  });
  return key === undefined ? null : acts[key].words;
}

const kinds: Readonly<Record<string, ActedOn>> = {
  plans: 'plan',
  disputes: 'dispute',
  complaints: 'complaint',
  contacts: 'contact',
  escalations: 'escalation',
};

function processWords(rest: string): string | null {
  const [kind, id, slug] = rest.split('/');
  const on = kinds[kind ?? ''];
  if (on === undefined || id === undefined) return null;
  if (slug === undefined) return id === 'new' ? beginningActs[on].words : null;
  return slug === 'corrections' ? acts.correction.words : (factActAt(on, slug)?.words ?? null);
}
