import type { ChildDetails, ChildEvent } from '../../workflows/child/child.events.js';
import type { CommandHandler } from '../commands/command-handler.js';
import { PersonConflict } from '../keys/key-store.js';
import type { Identifiers, KeyStore, RegisteredPerson, Registration } from '../keys/key-store.js';
import { knownDetails, unknownPerson } from './known-person.js';
import type { PersonRecord, ReturnHeader } from './return-record.js';
import { detailsOf, firstDayOf } from './return-to-facts.js';

/** Who a record is about, with a data key on disk. `fresh`: met for the first time, so the log has nothing of them. */
export interface MatchedPerson {
  readonly personId: string;
  readonly reference: string;
  readonly fresh: boolean;
  /** True where there is no identifier and others share surname and birth date: it may be one of them. */
  readonly doubtful: boolean;
}

/**
 * Finds or registers the persons of records. UPN and ULN decide. Surname, forename and birth date together do so only
 * where the record or the person we know has no identifier and one person alone fits: in a town of this size there are
 * always some who share a surname and a birth date.
 */
export class PersonMatcher {
  readonly #unidentified = new Map<string, number>();
  readonly #namesakes = new Set<string>();
  #previewedPeople = 0;

  constructor(
    private readonly keys: KeyStore,
    private readonly commands: CommandHandler,
    private readonly header: ReturnHeader,
    /** Nothing is registered: who would be made anew has an id of this trial alone. */
    private readonly trial = false,
  ) {}

  /** In the order of the records; a conflict where UPN and ULN point to different people. */
  async match(records: readonly PersonRecord[]): Promise<readonly (MatchedPerson | PersonConflict)[]> {
    const { authority } = this.header;
    const byName = await Promise.all(records.map((record) => this.#byName(detailsOf(record))));
    const wanted = records.filter((_, index) => byName[index] === null).map((record) => this.#registration(record));
    const registered = this.trial ? await this.#previewed(wanted) : await this.keys.registerPersons(authority, wanted);
    const rest = registered.values();
    return Promise.all(
      byName.map(async (personId, index) => {
        if (personId instanceof PersonConflict) return personId;
        if (personId !== null) return this.#known(personId);
        const person = rest.next().value;
        if (person === undefined || person instanceof PersonConflict)
          return person ?? new PersonConflict('different-people', []);
        const record = records[index];
        const identified = record !== undefined && isIdentified(detailsOf(record));
        const doubtful = !identified && person.created && person.candidates.length > 0;
        return { personId: person.personId, reference: person.reference ?? '', fresh: person.created, doubtful };
      }),
    );
  }

  async #previewed(wanted: readonly Registration[]): Promise<readonly (RegisteredPerson | PersonConflict)[]> {
    const previewed = await this.keys.previewPersons(this.header.authority, wanted);
    return previewed.map((person, index): RegisteredPerson | PersonConflict => {
      if (person instanceof PersonConflict) return person;
      if (person.personId !== null) return { ...person, personId: person.personId, created: false };
      const { surname = '', birthDate = '' } = wanted[index]?.identifiers ?? {};
      const who = `${surname.toLowerCase()}|${birthDate}`;
      const personId = this.keys.keyedId('sen2-trial', String((this.#previewedPeople += 1)));
      // A run would by now have registered the namesakes that stand earlier in the file.
      const candidates = this.#namesakes.has(who) ? [...person.candidates, personId] : person.candidates;
      this.#namesakes.add(who);
      return { personId, created: true, reference: null, candidates };
    });
  }

  async #known(personId: string): Promise<MatchedPerson> {
    return { personId, reference: (await this.keys.referenceOf(personId)) ?? '', fresh: false, doubtful: false };
  }

  #registration(record: PersonRecord): Registration {
    const details = detailsOf(record);
    const identifiers = identifiersOf(details);
    const referenceYear = Number(firstDayOf(record, this.header).slice(0, 4));
    if (isIdentified(details)) return { identifiers, referenceYear };
    const who = [details.surname, details.forename, details.birthDate].join('|').toLowerCase();
    const count = (this.#unidentified.get(who) ?? 0) + 1;
    this.#unidentified.set(who, count);
    return { identifiers, referenceYear, requestId: `sen2|${who}|${count}` };
  }

  async #byName(details: ChildDetails): Promise<string | PersonConflict | null> {
    const { authority } = this.header;
    const identifiers = identifiersOf(details);
    const found = await this.keys.findPersons(authority, identifiers);
    if (found.some(({ by }) => by !== 'surnameAndBirthDate')) return null;
    const fitting: string[] = [];
    for (const { personId } of found) {
      const known = await this.#detailsOf(personId);
      const sameName = known.forename !== undefined && sameText(known.forename, details.forename);
      if (sameName && !(isIdentified(known) && isIdentified(details))) fitting.push(personId);
    }
    const [only] = fitting;
    if (only === undefined || fitting.length > 1) return null;
    try {
      if (isIdentified(details) && !this.trial) await this.keys.addIdentifiers(authority, only, identifiers);
      return only;
    } catch (error) {
      if (error instanceof PersonConflict) return error;
      throw error;
    }
  }

  async #detailsOf(personId: string): Promise<ChildDetails> {
    const { history } = await this.commands.load('child', personId);
    return knownDetails({ ...unknownPerson(personId), child: history as readonly unknown[] as readonly ChildEvent[] });
  }
}

function identifiersOf({ upn, uln, surname, birthDate }: ChildDetails): Identifiers {
  return {
    ...(upn === undefined ? {} : { upn }),
    ...(uln === undefined ? {} : { uln }),
    ...(surname === undefined ? {} : { surname }),
    ...(birthDate === undefined ? {} : { birthDate }),
  };
}

function isIdentified({ upn, uln }: ChildDetails): boolean {
  return upn !== undefined || uln !== undefined;
}

function sameText(one: string, other: string | undefined): boolean {
  return one.toLowerCase() === other?.toLowerCase();
}
