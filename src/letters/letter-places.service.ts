import { Injectable, NotFoundException } from '@nestjs/common';
import { isLetterKind, letterKinds } from '../../workflows/letters/letter-kinds.js';
import type { LetterRecipient } from '../../workflows/letters/letter.events.js';
import type { Person } from '../access/people.js';
import { CaseFiles } from '../cases/case-file.service.js';
import type { CaseFile } from '../cases/case-file.service.js';
import { textOf } from '../cases/query.js';
import type { Query } from '../cases/query.js';
import { BasisService } from '../commands/basis.service.js';
import { WebOptions } from '../web/web-options.js';
import { letterheadOn } from './letterhead.js';
import { subjectsOf } from './letter-offers.js';
import type { LetterPlace } from './letter-draft.js';
import { letterProcesses, lettersIn } from './letters-on-file.js';
import type { LetterOnFile } from './letters-on-file.js';

/** A case with one of its letters. */
export interface OpenLetter extends LetterOnFile {
  readonly file: CaseFile;
}

/** Finds what an address about letters names. */
@Injectable()
export class LetterPlaces {
  constructor(
    private readonly files: CaseFiles,
    private readonly basis: BasisService,
    private readonly options: WebOptions,
  ) {}

  /** @throws NotFoundException where there is no such case, or nothing can be sealed about the child any more. */
  async file(reference: string): Promise<CaseFile> {
    const file = await this.files.open(reference, null, null);
    if (file.record.erased || file.record.child === null) throw new NotFoundException();
    return file;
  }

  /** The letter that an address asks to be written. @throws NotFoundException */
  async place(reference: string, kind: string, query: Query, person: Person): Promise<LetterPlace> {
    if (!isLetterKind(kind)) throw new NotFoundException();
    const file = await this.file(reference);
    const { workflow, about: subject, recipients } = letterKinds[kind];
    const [asked, about, to] = [textOf(query, 'process'), textOf(query, 'about'), textOf(query, 'to')];
    const own = letterProcesses(file).filter((process) => process.workflow === workflow);
    const process = asked === null ? own[0] : own.find(({ id }) => id === asked);
    if (process === undefined) throw new NotFoundException();
    if (about !== null && (subject === undefined || !subjectsOf(process, subject).includes(about))) {
      throw new NotFoundException();
    }
    const parents = file.record.child?.parents ?? [];
    const parentId = parents.find((parent) => parent.parentId === to)?.parentId ?? null;
    const first = recipients[0]?.recipient;
    const recipient: string | undefined = parentId === null ? (to ?? first) : 'parentOrYoungPerson';
    if (!recipients.some((one) => one.recipient === recipient)) throw new NotFoundException();
    const basis = this.basis.decisionBasis();
    return {
      file,
      process,
      kind,
      about,
      recipient: recipient as LetterRecipient,
      // Whoever asks for the family without saying who means the first parent on record.
      parentId:
        parentId ?? (to === null && recipient === 'parentOrYoungPerson' ? (parents[0]?.parentId ?? null) : null),
      basis,
      letterhead: letterheadOn(this.basis.recorded().state, basis.today, this.options.councilName),
      signatory: person.name,
    };
  }

  /** A letter of a case. @throws NotFoundException */
  async letter(reference: string, letterId: string): Promise<OpenLetter> {
    const file = await this.files.open(reference, null, null);
    return { file, ...letterOf(file, letterId) };
  }
}

/** @throws NotFoundException where the case, as it is read, has no such letter. */
export function letterOf(file: CaseFile, letterId: string): LetterOnFile {
  const found = lettersIn(file).find(({ letter }) => letter.letterId === letterId);
  if (found === undefined) throw new NotFoundException();
  return found;
}
