import type { ChildEvent } from '../../workflows/child/child.events.js';
import type { Requester } from '../../workflows/needs-assessment/needs-assessment.events.js';
import { addDays } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { CaseStory, Telling } from './case-story.js';
import { ageOn } from './demo-child.js';
import { caseworkersOf, duty, manager } from './demo-people.js';
import type { DemoTeam } from './demo-people.js';
import { requestTexts } from './demo-texts.js';
import { workingDayAfter } from './history-writer.js';
import type { Told } from './history-writer.js';
import { officeOpens } from './office-hours.js';

const requesters: readonly (readonly [Requester, number])[] = [
  ['school', 62],
  ['parentOrYoungPerson', 32],
  ['health', 3],
  ['socialCare', 2],
  ['other', 1],
];

/** Everything known about a child when the record is opened, as one entry. */
export function childOpening(story: CaseStory, on: CalendarDate): readonly ChildEvent[] {
  const { child, ids } = story;
  const about = ids.child;
  const facts: ChildEvent[] = [
    { type: 'ChildRecorded', occurredOn: on, data: { reference: ids.reference }, personal: { [about]: child.details } },
    ...child.parents.map((parent, index): ChildEvent => {
      const parentId = ids.parents[index] ?? about;
      return { type: 'ParentRecorded', occurredOn: on, data: { parentId }, personal: { [parentId]: parent } };
    }),
    { type: 'ResponsibleAuthorityRecorded', occurredOn: on, data: { authorityCode: '999' } },
    { type: 'NeedRecorded', occurredOn: on, data: { at: 'request' }, personal: { [about]: child.need } },
    {
      type: 'SettingRecorded',
      occurredOn: on,
      data: {},
      personal: { [about]: { name: child.school.name, urn: child.school.urn } },
    },
  ];
  if (child.lookedAfter) facts.push({ type: 'LookedAfterRecorded', occurredOn: on, data: { lookedAfter: true } });
  return facts;
}

/** The record of the child and the request that opened the case; at times mistyped and put right later. */
export function tellOpening(story: CaseStory, receivedOn: CalendarDate): void {
  const { random } = story;
  chooseDesk(story, receivedOn);
  const mistyped = random.chance(0.03);
  const recorded = {
    day: workingDayAfter(receivedOn, mistyped ? random.int(4, 6) : firstDesk(story)),
    minute: deskMinute(story),
  };
  story.childFacts(receivedOn, childOpening(story, receivedOn), { by: duty, recorded });
  const request = tellRequest(story, receivedOn, {
    by: duty,
    sameSitting: true,
    ...(mistyped ? { typedOn: addDays(receivedOn, random.int(1, 3)) } : {}),
  });
  if (mistyped && request !== null) {
    story.correct(
      workingDayAfter(recorded.day, random.int(3, 12)),
      request,
      'The date stamp says otherwise; typing error.',
    );
  }
  if (!random.chance(0.985)) return;
  tellAllocation(story, workingDayAfter(recorded.day, random.int(1, 9)));
}

function tellRequest(story: CaseStory, receivedOn: CalendarDate, how: Telling<'RecordRequest'>): Told | null {
  const { random, ids } = story;
  if (random.chance(0.02)) {
    const data = { childId: ids.child, how: random.pick(['movedIn', 'broughtToAttention'] as const) };
    return story.assessment(receivedOn, 'RecordResponsibility', data, {
      ...how,
      personal: story.note(random.pick(requestTexts)),
    });
  }
  const data = {
    childId: ids.child,
    requestedBy: random.weighted(requesters),
    channel: random.weighted([['email', 58], ['portal', 24], ['post', 12], ['telephone', 4], ['inPerson', 2]] as const), // prettier-ignore
    inYouthAccommodation: false,
  };
  return story.assessment(receivedOn, 'RecordRequest', data, {
    ...how,
    personal: story.note(random.pick(requestTexts)),
  });
}

/** Early years children go to their own team; the others to one of the two areas. */
function chooseDesk(story: CaseStory, receivedOn: CalendarDate): void {
  const { random, child } = story;
  const young = ageOn(receivedOn, child.details.birthDate) < 4;
  const team: DemoTeam = young ? 'Early years team' : random.chance(0.58) ? 'East team' : 'West team';
  story.team = team;
  story.worker = random.weighted(caseworkersOf(team, story.options.children));
}

export function tellAllocation(story: CaseStory, on: CalendarDate, how: Telling<'AllocateCase'> = {}): void {
  story.assessment(on, 'AllocateCase', { team: story.team, worker: story.worker.id }, { by: manager, ...how });
}

/** Another colleague takes the case over. */
export function tellReallocation(story: CaseStory, on: CalendarDate): void {
  const team = caseworkersOf(story.team, story.options.children);
  const others = team.filter(([worker]) => worker.id !== story.worker.id);
  if (others.length === 0) return;
  story.worker = story.random.weighted(others);
  tellAllocation(story, on);
}

function firstDesk({ random }: CaseStory): number {
  return random.weighted([[0, 62], [1, 27], [3, 8], [7, 3]]); // prettier-ignore
}

function deskMinute({ random }: CaseStory): number {
  return officeOpens + random.int(0, 460);
}
