import type { LetterheadSet } from '../../workflows/authority/letterhead.js';
import { itemsMet } from '../../workflows/letters/checklist.js';
import { checklistOf, letterKinds } from '../../workflows/letters/letter-kinds.js';
import type { LetterEvent, LetterKind, LetterSent } from '../../workflows/letters/letter.events.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { addDays } from '../../workflows/timetable/calendar-date.js';
import { contentHashOf } from '../letters/letter-hash.js';
import { assessmentTemplates } from '../letters/templates/assessment-templates.js';
import type { LetterFacts } from '../letters/templates/letter-template.js';
import { planTemplates } from '../letters/templates/plan-templates.js';
import type { CaseStory } from './case-story.js';
import type { ShowcaseCase, ShowcaseDates } from './showcase-case.js';

/** What Northmere's letters carry. */
export const demoLetterhead: LetterheadSet['data'] = {
  name: 'Northmere Council',
  address: 'Council House\nHarbour Street\nNorthmere NM1 1AA',
  contact: 'SEND team: 01632 960 100\nsend@northmere.example',
  appeal:
    'If you disagree with this decision you have the right to appeal to the First-tier Tribunal (Special Educational Needs and Disability).',
  mediation:
    'You can ask for mediation: a meeting with us that somebody independent leads. The mediation adviser for Northmere is Calm Waters Mediation, 01632 960 200, help@calmwaters.example.',
  disagreementResolution:
    'Disagreement resolution services can help if you and we, or you and the school or college, do not agree. Calm Waters Mediation provides them: 01632 960 201.',
  adviceServices:
    'You can get information, advice and support from Northmere SENDIASS, 01632 960 300, which works apart from us.',
  settingInformation: 'You can find information about schools and colleges at northmere.example/local-offer.',
  content: 'confirmed',
  reason: null,
};

type How = LetterSent['data']['how'];

interface ToldLetter {
  readonly kind: LetterKind;
  readonly on: string;
  readonly sent?: readonly (readonly [on: string, how: How])[];
  readonly delivered?: string;
  /** After the first sending. */
  readonly returned?: string;
  readonly withdrawn?: string;
  /** Parts that are still to be written. */
  readonly gaps?: readonly string[];
}

/** Letters in every state, by surname: on its way, arrived, come back, sent again, a draft, ready, withdrawn. */
const told: Readonly<Record<string, readonly ToldLetter[]>> = {
  Thornbury: [{ kind: 'decisionToAssess', on: '2026-09-24', sent: [['2026-09-24', 'post']], delivered: '2026-09-28' }],
  Castellan: [
    { kind: 'draftPlan', on: '2026-11-13', sent: [['2026-11-13', 'email'], ['2026-11-16', 'post']], returned: '2026-11-13' },
  ],
  Brandreth: [{ kind: 'decisionToAssess', on: '2026-07-28', sent: [['2026-07-30', 'post']] }],
  Marchetti: [{ kind: 'draftPlan', on: '2026-11-11', sent: [['2026-11-11', 'post']], returned: '2026-11-18' }],
  'Asante-Reid': [{ kind: 'decisionNotToAssess', on: '2026-11-20', gaps: ['reasons', 'support'] }],
  'Hussain-Cole': [
    { kind: 'decisionNotToAssess', on: '2026-11-19', withdrawn: '2026-11-20' },
    { kind: 'decisionToAssess', on: '2026-11-20' },
  ],
  Rosewarne: [{ kind: 'amendmentNotice', on: '2026-09-28', sent: [['2026-09-28', 'email']], delivered: '2026-09-29' }],
}; // prettier-ignore

/** The showcase case with its letters, where it has any. */
export function withLetters(one: ShowcaseCase): ShowcaseCase {
  const letters = told[one.child.surname];
  if (letters === undefined) return one;
  return {
    ...one,
    tell(story, dates) {
      one.tell(story, dates);
      for (const [index, letter] of letters.entries()) tellLetter(story, dates, letter, `letter ${index}`);
    },
  };
}

function tellLetter(story: CaseStory, dates: ShowcaseDates, letter: ToldLetter, name: string): void {
  const letterId = story.id(name);
  const recipientId = story.ids.parents[0] ?? null;
  const [parent] = story.child.parents;
  const address = (parent?.address ?? '').split(', ').join('\n');
  const inStory = (written: string, event: LetterEvent): void => {
    const on = dates.on(written);
    const recorded = { day: on, minute: 16 * 60 };
    if (letterKinds[letter.kind].workflow === 'plan') story.planFacts(on, [event], { recorded });
    else story.assessmentFacts(on, [event], { recorded });
  };
  inStory(letter.on, producedLetter(story, dates, letter, { letterId, recipientId, address }));
  const [first, ...again] = letter.sent ?? [];
  const send = ([on, how]: readonly [string, How]): void => {
    inStory(on, {
      type: 'LetterSent',
      occurredOn: dates.on(on),
      data: { letterId, recipientId, how, recipientConfirmed: true, knowinglyIncomplete: false },
      personal: {
        [recipientId ?? story.ids.child]: { sentTo: how === 'email' ? (parent?.email ?? address) : address },
      },
    });
  };
  if (first !== undefined) send(first);
  if (letter.returned !== undefined) {
    const because = first?.[1] === 'email' ? 'bounced' : 'goneAway';
    inStory(letter.returned, {
      type: 'LetterReturned',
      occurredOn: dates.on(letter.returned),
      data: { letterId, because },
    });
  }
  for (const one of again) send(one);
  if (letter.delivered !== undefined) {
    const data = { letterId, shownBy: 'reply' } as const;
    inStory(letter.delivered, { type: 'LetterDelivered', occurredOn: dates.on(letter.delivered), data });
  }
  if (letter.withdrawn !== undefined) {
    const data = { letterId, because: 'wrongContent' } as const;
    inStory(letter.withdrawn, { type: 'LetterWithdrawn', occurredOn: dates.on(letter.withdrawn), data });
  }
}

function producedLetter(
  story: CaseStory,
  dates: ShowcaseDates,
  { kind, on, gaps = [] }: ToldLetter,
  {
    letterId,
    recipientId,
    address,
  }: { readonly letterId: string; readonly recipientId: string | null; readonly address: string },
): LetterEvent {
  const { forename, surname } = story.child.details;
  const recipientName = story.child.parents[0]?.name ?? '';
  const checklist = checklistOf(kind, 'parentOrYoungPerson');
  const templates = { ...assessmentTemplates, ...planTemplates };
  const parts = templates[kind](factsOf(`${forename} ${surname}`, dates.on(on))).filter(
    ({ part }) => part === 'opening' || part === 'next' || checklist.some(({ id }) => id === part),
  );
  const content = {
    sender: `${demoLetterhead.name}\n${demoLetterhead.address}`,
    contact: demoLetterhead.contact,
    subject: `${letterKinds[kind].title}: ${forename} ${surname}, ${story.ids.reference}`,
    parts: parts.map((one) =>
      gaps.includes(one.part)
        ? one
        : { ...one, text: one.text.replaceAll(/\[\[[^\]]*\]\]/g, 'the SEND team will explain') },
    ),
    enclosures: checklist.filter((item) => item.in === 'enclosure').map(({ id, says }) => ({ part: id, text: says })),
    signedBy: `Yours sincerely\n${story.worker.name}\n${demoLetterhead.name}`,
    salt: story.id(`salt ${letterId}`),
  };
  const to = { recipientName, recipientAddress: address, salutation: `Dear ${recipientName}` };
  return {
    type: 'LetterProduced',
    occurredOn: dates.on(on),
    data: {
      letterId,
      kind,
      template: letterKinds[kind].template,
      recipient: 'parentOrYoungPerson',
      recipientId,
      about: null,
      met: itemsMet(checklist, content),
      contentHash: contentHashOf({ ...content, ...to }),
    },
    personal:
      recipientId === null
        ? { [story.ids.child]: { ...content, ...to } }
        : { [story.ids.child]: content, [recipientId]: to },
  };
}

function factsOf(child: string, on: CalendarDate): LetterFacts {
  const { name, address, contact, appeal, mediation, disagreementResolution, adviceServices, settingInformation } =
    demoLetterhead;
  const words = { appeal, mediation, disagreementResolution, adviceServices, settingInformation };
  const given = Object.fromEntries(Object.entries(words).map(([key, value]) => [key, value ?? '']));
  return {
    child,
    recipient: 'parentOrYoungPerson',
    letterhead: { name, address, contact, ...given } as LetterFacts['letterhead'],
    receivedOn: null,
    // The fifteenth day, of which the day of the letter is the first.
    lastDay: addDays(on, 14),
    reasons: [],
    support: [],
    adviceBody: null,
    setting: null,
    meetingOn: null,
    willAssess: null,
    reviewBy: null,
    fromAuthority: null,
  };
}
