import type { Personal, Plain, Recorded } from '../../workflows/kernel/fact.js';
import { canonicalJson } from '../event-store/canonical-json.js';
import type { SealedPart, StoredEvent } from '../event-store/event-store.js';
import { recordedEvent } from '../event-store/recorded-event.js';
import { noteChildOf, noteOpenedEvent } from '../read-log/openings.js';
import { lengthPrefixed } from './identifier-terms.js';
import type { KeyStore } from './key-store.js';

/** Where in the log a sealed part belongs; it opens nowhere else. */
export interface SealedPlace {
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly schema: number;
}

/** Personal data of an event as far as their keys still exist, and whose are gone. */
export interface OpenedEvent {
  readonly personal: Personal<Readonly<Record<string, Plain>>>;
  readonly erased: readonly string[];
}

type Sealer = Pick<KeyStore, 'seal'>;
type Opener = Pick<KeyStore, 'open'>;

/**
 * One sealed part per person, in the order of their ids. The revision is the one the event is about to get.
 * @throws PersonKeyMissing if somebody has no key: register first, so that the key is on disk before the event.
 */
export function sealEvent(keys: Sealer, place: SealedPlace, personal: Personal<object> = {}): readonly SealedPart[] {
  return Object.keys(personal)
    .sort()
    .map((subject) => {
      const json = canonicalJson(personal[subject]);
      const { keyId, iv, tag, ct, digest } = keys.seal(subject, (id) => placeBytes(place, subject, id), json);
      return { subject, keyId, iv, tag, ct, digest };
    });
}

/** What a request opens is noted for the read log. @throws SealBroken if a part was altered or belongs to another place. */
export function openEvent(keys: Opener, event: SealedPlace & { readonly sealed: readonly SealedPart[] }): OpenedEvent {
  // Without a prototype, a subject called "__proto__" is only a name.
  const personal = Object.create(null) as Record<string, Readonly<Record<string, Plain>>>;
  const erased: string[] = [];
  for (const { subject, keyId, iv, tag, ct } of event.sealed) {
    const json = ct === null ? null : keys.open(subject, placeBytes(event, subject, keyId), { keyId, iv, tag, ct });
    if (json === null) erased.push(subject);
    else personal[subject] = JSON.parse(json) as Readonly<Record<string, Plain>>;
  }
  noteOpenedEvent(event.stream, event.type, personal);
  return { personal, erased };
}

/** The event as workflows see it, with the personal data whose keys still exist; without `personal` if there is none. */
export function recordedWithPersonal(keys: Opener, event: StoredEvent): Recorded {
  const recorded = recordedEvent(event);
  noteChildOf(event.stream, recorded.data);
  const { personal } = openEvent(keys, event);
  return Object.keys(personal).length === 0 ? recorded : { ...recorded, personal };
}

function placeBytes({ stream, revision, type, schema }: SealedPlace, subject: string, keyId: string): Buffer {
  return lengthPrefixed([stream, String(revision), type, String(schema), subject, keyId]);
}
