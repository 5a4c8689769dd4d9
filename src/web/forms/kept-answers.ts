import type { Person } from '../../access/people.js';
import type { RawAnswers } from './answers.js';

/** A half-filled form that is kept for a person. */
export interface KeptForm {
  /** Address of the form. */
  readonly href: string;
  /** "Record the decision whether to assess, for EHC-2026-0463". */
  readonly words: string;
  readonly answers: RawAnswers;
  readonly keptAt: Date;
}

/** Keeps what was typed when it could not be recorded. Also its own injection token. Never throws: what cannot be kept is null. */
export abstract class KeptAnswers {
  /** Stands in a form and says, for nobody to read, whose answers come with it. */
  abstract tokenFor(person: Person): string;

  /** Keeps the answers of a recording form until the end of the day; null where they are none or cannot be kept. */
  abstract keep(person: Pick<Person, 'id'>, href: string, answers: RawAnswers): Promise<KeptForm | null>;

  /** The same for whoever the form was drawn for, by its token: their session may be over. `onlyFor`: and is this person. */
  abstract keepByToken(href: string, answers: RawAnswers, onlyFor?: Person): Promise<KeptForm | null>;
}

/** Fields that carry a form on its way and are no answers. */
export const carrierFields = [
  'csrfToken',
  'keepFor',
  'keptForm',
  'redraw',
  'checked',
  'back',
  'seenRevision',
  'oddSeen',
];
