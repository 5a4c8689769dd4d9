import { choicesOf } from '../api/choices.js';
import { Choice, longestName, Text } from '../api/dto-field.js';
import type { NoteAdded } from '../../workflows/kernel/common-events.js';
import { NarratedDto, NeedsAssessmentDto } from './needs-assessment.dto.js';

type NoteKind = NoteAdded['data']['kind'];

const noteKinds = choicesOf<NoteKind>({ note: true, call: true, email: true, visit: true, outOfTurn: true });

export class AllocateCaseDto extends NeedsAssessmentDto {
  @Text(longestName, { help: 'The team' })
  team!: string;

  @Text(longestName, { help: 'Id of the caseworker; null for the team alone', optional: true, nullable: true })
  worker: string | null = null;
}

export class AddNoteDto extends NarratedDto {
  @Choice(noteKinds, { help: 'What sort of note', optional: true })
  kind: NoteKind = 'note';
}
