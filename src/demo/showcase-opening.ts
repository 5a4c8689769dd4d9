import type { CaseStory } from './case-story.js';
import { duty, priya } from './demo-people.js';
import type { Told } from './history-writer.js';
import { childOpening, tellAllocation } from './opening-story.js';
import type { ShowcaseDates } from './showcase-case.js';

interface Opening {
  readonly requestedBy: 'parentOrYoungPerson' | 'school';
  readonly receivedOn: string;
  readonly typedOn?: string;
  readonly recorded: string;
  readonly allocated: string;
  readonly text: string;
}

/** Record of the child, the request as it was typed, and the case given to Priya. */
export function tellShowcaseOpening(story: CaseStory, dates: ShowcaseDates, opening: Opening): Told | null {
  story.team = 'East team';
  story.worker = priya;
  const receivedOn = dates.on(opening.receivedOn);
  const recorded = dates.desk(opening.recorded);
  story.childFacts(receivedOn, childOpening(story, receivedOn), { by: duty, recorded });
  const data = {
    childId: story.ids.child,
    requestedBy: opening.requestedBy,
    channel: 'email',
    inYouthAccommodation: false,
  } as const;
  const request = story.assessment(receivedOn, 'RecordRequest', data, {
    by: duty,
    sameSitting: true,
    personal: story.note(opening.text),
    ...(opening.typedOn === undefined ? {} : { typedOn: dates.on(opening.typedOn) }),
  });
  const allocated = dates.desk(opening.allocated);
  tellAllocation(story, allocated.day, { recorded: allocated });
  return request;
}
