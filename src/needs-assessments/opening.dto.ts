import { choicesOf } from '../api/choices.js';
import { Choice, Choices, Flag, longestName, Text } from '../api/dto-field.js';
import { NarratedDto } from '../api/fact.dto.js';
import type { FamilyVisitRecorded, ViewsWay } from '../../workflows/needs-assessment/needs-assessment.events.js';

type Place = FamilyVisitRecorded['data']['place'];

const places = choicesOf<Place>({ home: true, setting: true, office: true, online: true });

const viewsWays = choicesOf<ViewsWay>({
  conversation: true,
  inWriting: true,
  pictures: true,
  observation: true,
  throughSomeone: true,
});

export class RecordFamilyVisitDto extends NarratedDto {
  @Choice(places, { help: 'Where the child and the family were seen' })
  place!: Place;

  @Text(longestName, { help: 'The post of whoever saw them; no person’s name' })
  visitorPost!: string;
}

export class RecordPersonCentredMeetingDto extends NarratedDto {
  @Flag({ help: 'The child or young person was there' })
  childAttended!: boolean;

  @Flag({ help: 'Outcomes were put together in the meeting' })
  outcomesAgreed!: boolean;
}

export class RecordChildViewsDto extends NarratedDto {
  @Choices(viewsWays, { help: 'How the views were learnt' })
  learntHow!: ViewsWay[];

  @Text(longestName, { help: 'The post of whoever learnt them; no person’s name' })
  learntBy!: string;
}
