import type { StatementSyncInstance } from '@photostructure/sqlite';
import { randomUUID } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { SqliteConnection } from '../event-store/sqlite/sqlite-connection.js';
import type { DataKeys } from './data-keys.js';
import { termOf, termsOf } from './identifier-terms.js';
import type { Term, TermKind } from './identifier-terms.js';
import { PersonConflict, PersonKeyMissing } from './key-store.js';
import type { FoundPerson, Identifiers, PreviewedPerson, RegisteredPerson, Registration } from './key-store.js';

/** Who is who, inside the caller's transaction. Nothing is written before a conflict has been ruled out. */
export class PersonRegister {
  private readonly statements: ReturnType<typeof statementsOf>;

  constructor(
    connection: SqliteConnection,
    private readonly indexKey: KeyObject,
    private readonly dataKeys: DataKeys,
    private readonly now: () => Date,
  ) {
    this.statements = statementsOf(connection);
  }

  /** @throws PersonConflict */
  register(authority: string, { identifiers, requestId, referenceYear }: Registration): RegisteredPerson {
    const { terms, request, met } = this.meet(authority, { identifiers, requestId });
    const personId = met ?? this.create(authority);
    const candidates = this.candidates(terms, personId);
    // The first person a request led to keeps it, should a UPN learnt since point to another.
    const newRequest = request.filter((term) => this.holdersOf([term]).length === 0);
    this.index(personId, [...terms, ...newRequest]);
    const reference = this.reference(authority, personId, referenceYear);
    return { personId, created: met === undefined, reference, candidates };
  }

  /** The same with nothing written. @throws PersonConflict */
  preview(authority: string, registration: Registration): PreviewedPerson {
    const { terms, met } = this.meet(authority, registration);
    const reference = met === undefined ? null : this.referenceOf(met);
    return { personId: met ?? null, reference, candidates: this.candidates(terms, met) };
  }

  /** @throws PersonConflict, PersonKeyMissing */
  addIdentifiers(authority: string, personId: string, identifiers: Identifiers): void {
    const person = this.statements.person.get(personId) as [string, string | null] | undefined;
    if (person?.[0] !== authority) throw new PersonKeyMissing(personId);
    const terms = termsOf(this.indexKey, authority, identifiers);
    const other = this.identified(terms);
    if (other !== undefined && other !== personId) throw new PersonConflict('different-people', [personId, other]);
    this.assertNoContradiction(personId, terms);
    this.index(personId, terms);
  }

  find(authority: string, identifiers: Identifiers): readonly FoundPerson[] {
    const found = new Map<string, FoundPerson>();
    for (const term of termsOf(this.indexKey, authority, identifiers)) {
      const by = term.kind;
      if (by === 'request') continue;
      for (const personId of this.holdersOf([term])) {
        if (!found.has(personId)) found.set(personId, { personId, by });
      }
    }
    return [...found.values()];
  }

  referenceOf(personId: string): string | null {
    return (this.statements.person.get(personId) as [string, string | null] | undefined)?.[1] ?? null;
  }

  byReference(authority: string, reference: string): string | null {
    return (this.statements.byReference.get(authority, reference) as [string] | undefined)?.[0] ?? null;
  }

  /** Whom the identifiers, or the request, have led to before. */
  private meet(
    authority: string,
    { identifiers, requestId }: { identifiers: Identifiers; requestId?: string | undefined },
  ) {
    const terms = termsOf(this.indexKey, authority, identifiers);
    const request = requestId === undefined ? [] : [termOf(this.indexKey, authority, 'request', requestId)];
    const met = this.identified(terms) ?? this.holdersOf(request)[0];
    if (met !== undefined) this.assertNoContradiction(met, terms);
    return { terms, request, met };
  }

  private candidates(terms: readonly Term[], personId: string | undefined): readonly string[] {
    return this.holdersOf(terms.filter(isCandidateTerm)).filter((id) => id !== personId);
  }

  private identified(terms: readonly Term[]): string | undefined {
    const people = [...new Set(this.holdersOf(terms.filter((term) => term.kind === 'upn' || term.kind === 'uln')))];
    if (people.length > 1) throw new PersonConflict('different-people', people);
    return people[0];
  }

  private assertNoContradiction(personId: string, terms: readonly Term[]): void {
    for (const { kind, hmac } of terms) {
      if (kind !== 'upn' && kind !== 'uln') continue;
      const onFile = this.statements.termsOfPerson.all(personId, kind) as [Uint8Array][];
      if (onFile.length > 0 && !onFile.some(([known]) => hmac.equals(known))) {
        throw new PersonConflict(kind === 'upn' ? 'different-upn' : 'different-uln', [personId]);
      }
    }
  }

  private create(authority: string): string {
    const personId = randomUUID();
    this.statements.newPerson.run(personId, authority, this.now().toISOString());
    this.dataKeys.create(personId);
    return personId;
  }

  private index(personId: string, terms: readonly Term[]): void {
    for (const { kind, hmac } of terms) this.statements.newTerm.run(kind, hmac, personId);
  }

  private holdersOf(terms: readonly Term[]): readonly string[] {
    return terms.flatMap(({ kind, hmac }) =>
      (this.statements.holders.all(kind, hmac) as [string][]).map(([personId]) => personId),
    );
  }

  private reference(authority: string, personId: string, year: number | undefined): string | null {
    const known = this.referenceOf(personId);
    if (known !== null || year === undefined) return known;
    const [number] = this.statements.nextNumber.get(authority, year) as [number];
    const reference = `EHC-${year}-${String(number).padStart(4, '0')}`;
    this.statements.setReference.run(reference, personId);
    return reference;
  }
}

function isCandidateTerm(term: Term): boolean {
  return term.kind === ('surnameAndBirthDate' satisfies TermKind);
}

function statementsOf(connection: SqliteConnection): {
  person: StatementSyncInstance;
  byReference: StatementSyncInstance;
  holders: StatementSyncInstance;
  termsOfPerson: StatementSyncInstance;
  newPerson: StatementSyncInstance;
  newTerm: StatementSyncInstance;
  nextNumber: StatementSyncInstance;
  setReference: StatementSyncInstance;
} {
  return {
    person: connection.prepareArrays('SELECT authority, reference FROM persons WHERE person_id = ?'),
    byReference: connection.prepareArrays('SELECT person_id FROM persons WHERE authority = ? AND reference = ?'),
    holders: connection.prepareArrays(
      'SELECT person_id FROM blind_index WHERE kind = ? AND hmac = ? ORDER BY person_id LIMIT 100',
    ),
    termsOfPerson: connection.prepareArrays('SELECT hmac FROM blind_index WHERE person_id = ? AND kind = ?'),
    newPerson: connection.prepare('INSERT INTO persons (person_id, authority, created_at) VALUES (?, ?, ?)'),
    newTerm: connection.prepare(
      'INSERT INTO blind_index VALUES (?, ?, ?) ON CONFLICT (kind, hmac, person_id) DO NOTHING',
    ),
    nextNumber: connection.prepareArrays(`INSERT INTO reference_numbers VALUES (?, ?, 1)
      ON CONFLICT (authority, year) DO UPDATE SET last = last + 1 RETURNING last`),
    setReference: connection.prepare('UPDATE persons SET reference = ? WHERE person_id = ?'),
  };
}
