import { isReadable } from '../held-figures/figure-faults.js';

/** Something that is wrong with a plan's file: where, as a path into it, and what. */
export interface PlanFault {
  /** `items[3].leads[0].partyId`; empty for the file as a whole. */
  readonly path: string;
  readonly code: string;
  readonly details: Readonly<Record<string, string | number | readonly string[]>>;
}

/** Notes everything that keeps a value from having a shape. */
export type Shape = (value: unknown, path: string, faults: PlanFault[]) => void;

/** Beyond any plan that is printed; a longer text is a file put into the wrong field. */
export const longestText = 4_000;
export const longestId = 80;
const mostInList = 3_000;

export function fault(path: string, code: string, details: PlanFault['details'] = {}): PlanFault {
  return { path, code, details };
}

const nameOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value === 'object' ? 'object' : typeof value;

function expected(what: string, value: unknown, path: string): PlanFault {
  return fault(path, 'plan-value-of-another-kind', { expected: what, found: nameOf(value) });
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Text that anybody can read as it stands; several lines where they are let. */
export const text: Shape = (value, path, faults) => {
  if (typeof value !== 'string') faults.push(expected('text', value, path));
  else if (value.length > longestText) faults.push(fault(path, 'plan-text-too-long', { most: longestText }));
  else if (!isReadable(value.replaceAll('\n', ' '))) faults.push(fault(path, 'hidden-characters'));
};

/** An id that stands in an address and in a path of this file. */
export const id: Shape = (value, path, faults) => {
  if (typeof value !== 'string') faults.push(expected('text', value, path));
  else if (value.length > longestId || !/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(value)) {
    faults.push(fault(path, 'plan-id-malformed', { id: value.slice(0, longestId) }));
  }
};

/** Addresses beside those of plans, so that no plan can be called by them. */
export const takenNames: readonly string[] = ['load', 'new'];

/** The id of the plan itself: part of the name of its stream, and of the addresses of its pages. */
export const planId: Shape = (value, path, faults) => {
  if (typeof value === 'string' && takenNames.includes(value)) {
    faults.push(fault(path, 'plan-name-taken', { id: value }));
    return;
  }
  if (typeof value === 'string' && /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(value) && value.length <= 60) return;
  faults.push(fault(path, 'plan-name-malformed', { id: typeof value === 'string' ? value.slice(0, longestId) : '' }));
};

export const whole: Shape = (value, path, faults) => {
  if (!Number.isSafeInteger(value)) faults.push(expected('whole number', value, path));
};

export const number: Shape = (value, path, faults) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) faults.push(expected('number', value, path));
};

export const yesOrNo: Shape = (value, path, faults) => {
  if (typeof value !== 'boolean') faults.push(expected('true or false', value, path));
};

/** A year, a month, a day, or two of them with a slash between. */
export const printedDate: Shape = (value, path, faults) => {
  if (typeof value === 'string' && isPrintedDate(value)) return;
  faults.push(fault(path, 'plan-date-malformed', { date: typeof value === 'string' ? value.slice(0, 40) : nameOf(value) })); // prettier-ignore
};

export function isPrintedDate(value: string): boolean {
  const parts = value.split('/');
  return parts.length <= 2 && parts.every(isPrintedDay) && (parts.length === 1 || (parts[0] ?? '') <= (parts[1] ?? ''));
}

function isPrintedDay(value: string): boolean {
  const read = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(value);
  if (read === null) return false;
  const [year, month, day] = [Number(read[1]), Number(read[2] ?? 1), Number(read[3] ?? 1)];
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1990 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

export function oneOf(known: readonly string[]): Shape {
  return (value, path, faults) => {
    if (typeof value !== 'string') faults.push(expected('text', value, path));
    else if (!known.includes(value)) {
      faults.push(fault(path, 'plan-value-unknown', { value: value.slice(0, longestId), known }));
    }
  };
}

export function orNull(shape: Shape): Shape {
  return (value, path, faults) => {
    if (value !== null) shape(value, path, faults);
  };
}

/** Either of two shapes; where neither fits, the first says why. */
export function either(first: Shape, second: Shape): Shape {
  return (value, path, faults) => {
    const found: PlanFault[] = [];
    second(value, path, found);
    if (found.length > 0) first(value, path, faults);
  };
}

export function list(shape: Shape): Shape {
  return (value, path, faults) => {
    if (!Array.isArray(value)) faults.push(expected('list', value, path));
    else if (value.length > mostInList) faults.push(fault(path, 'plan-list-too-long', { most: mostInList }));
    else for (const [at, element] of value.entries()) shape(element, `${path}[${at}]`, faults);
  };
}

type Fields = Readonly<Record<string, Shape>>;

/** Every field of the first kind and any of the second; nothing else. */
export function fields(required: Fields, optional: Fields = {}): Shape {
  return (value, path, faults) => {
    if (!isObject(value)) {
      faults.push(expected('object', value, path));
      return;
    }
    const below = (field: string): string => (path === '' ? field : `${path}.${field}`);
    for (const [field, shape] of Object.entries(required)) {
      if (Object.hasOwn(value, field)) shape(value[field], below(field), faults);
      else faults.push(fault(below(field), 'plan-field-missing'));
    }
    for (const field of Object.keys(value)) {
      if (Object.hasOwn(required, field)) continue;
      const shape = Object.hasOwn(optional, field) ? optional[field] : undefined;
      if (shape === undefined) faults.push(fault(below(field.slice(0, longestId)), 'plan-field-unknown'));
      else shape(value[field], below(field), faults);
    }
  };
}
