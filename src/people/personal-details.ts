import { FieldFaults } from '../api/dto-parser.js';

/** A name or an address as it is kept, or what is wrong with it. */
export type Detail = { readonly value: string } | { readonly fault: string };

const longestPersonName = 100;
const longestEmail = 254;
const emailForm = /^[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;
/** Control characters, and those that turn the direction of text or cannot be seen. */
const unreadable = /\p{C}/u;

/** The name a person is shown under. */
export function personName(text: string): Detail {
  const value = text.normalize('NFC').trim().replaceAll(/ {2,}/g, ' ');
  if (value === '') return { fault: 'Enter the person’s name' };
  if (value.length > longestPersonName) return { fault: `The name must be ${longestPersonName} characters or fewer` };
  if (unreadable.test(value) || !/\p{L}/u.test(value)) {
    return { fault: 'The name must be letters, spaces and marks that can be read on one line' };
  }
  return { value };
}

/** The address of a council account, in small letters: capitals tell nobody apart. */
export function emailAddress(text: string): Detail {
  const value = text.trim().toLowerCase();
  if (value === '') return { fault: 'Enter the e-mail address of their council account' };
  const good = value.length <= longestEmail && emailForm.test(value) && !value.includes('..');
  return good ? { value } : { fault: 'The e-mail address must be like name@council.gov.uk' };
}

/** A name that the council's sign-in tells, as far as it can be shown; null where it cannot. */
export function shownName(text: unknown): string | null {
  if (typeof text !== 'string') return null;
  const name = personName(text.replaceAll(/\p{C}+/gu, ' ').slice(0, longestPersonName));
  return 'value' in name ? name.value : null;
}

/**
 * Name and address as they are kept.
 * @throws FieldFaults
 */
export function detailsFrom(name: string, email: string): { readonly name: string; readonly email: string } {
  const read = { name: personName(name), email: emailAddress(email) };
  const faults = Object.entries(read).flatMap(([field, detail]) =>
    'fault' in detail ? [{ field, message: detail.fault }] : [],
  );
  if ('fault' in read.name || 'fault' in read.email) throw new FieldFaults(faults);
  return { name: read.name.value, email: read.email.value };
}
