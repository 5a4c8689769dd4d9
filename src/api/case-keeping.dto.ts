import { choicesOf } from './choices.js';
import { Choice, longestName, Text } from './dto-field.js';
import type { NoteAdded } from '../../workflows/kernel/common-events.js';
import { FactDto, NarratedDto } from './fact.dto.js';

type NoteKind = NoteAdded['data']['kind'];

const noteKinds = choicesOf<NoteKind>({ note: true, call: true, email: true, visit: true, outOfTurn: true });

export class AllocateCaseDto extends FactDto {
  @Text(longestName, { help: 'The team' })
  team!: string;

  @Text(longestName, { help: 'Id of the caseworker; null for the team alone', optional: true, nullable: true })
  worker: string | null = null;
}

export class AddNoteDto extends NarratedDto {
  @Choice(noteKinds, { help: 'What sort of note', optional: true })
  kind: NoteKind = 'note';
}

export const helpOfCaseKeeping = {
  AllocateCase: 'The case was given to a team or a caseworker',
  AddNote: 'A note for those who may read the case',
} as const;
