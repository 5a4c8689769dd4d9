import type { ContactEvent, ContactReceived } from '../../workflows/contact/contact.events.js';
import type { EscalationEvent, EscalationRaised, EscalationReplied, EscalationSettled } from '../../workflows/escalation/escalation.events.js'; // prettier-ignore
import type { CaseStory } from './case-story.js';
import { manager, panel } from './demo-people.js';
import type { ShowcaseCase, ShowcaseDates } from './showcase-case.js';

/** A call, e-mail or letter: when it came, what it was about, and what became of it. */
interface ToldContact {
  readonly on: string;
  readonly kind: ContactReceived['data']['kind'];
  readonly from: ContactReceived['data']['from'];
  readonly text: string;
  readonly answered?: string;
  /** For information alone: no reply was owed. */
  readonly closed?: string;
}

interface ToldEscalation {
  readonly on: string;
  readonly rule: EscalationRaised['data']['rule'];
  /** What of the case is stuck; null: the case as a whole. */
  readonly about: 'assessment' | 'plan' | null;
  readonly text?: string;
  readonly replied?: readonly [on: string, decision: EscalationReplied['data']['decision'], nextStepBy: string | null, text: string]; // prettier-ignore
  readonly steppedUp?: string;
  readonly settled?: readonly [on: string, because: EscalationSettled['data']['because']];
}

interface Casework {
  readonly contacts?: readonly ToldContact[];
  readonly escalations?: readonly ToldEscalation[];
}

/** By surname. Both sides of every figure are there: answered in time, late, not yet, not at all. */
const told: Readonly<Record<string, Casework>> = {
  Okonjo: {
    contacts: [
      { on: '2026-10-26', kind: 'email', from: 'parent', text: 'Asks whether advice can be given by telephone while the family is away.', answered: '2026-10-28' },
      { on: '2026-11-19', kind: 'call', from: 'setting', text: 'Little Acorns asks when the paediatrician is expected.' },
    ],
    escalations: [{ on: '2026-11-16', rule: 'adviceSilent', about: 'assessment', text: 'Nothing from the paediatrician. Somebody needs to speak to the health body.', replied: ['2026-11-19', 'takenUpOutside', '2026-11-27', 'I have written to the designated clinical officer and shall telephone on Friday.'] }],
  },
  'Hussain-Cole': {
    contacts: [
      { on: '2026-10-30', kind: 'call', from: 'parent', text: 'Asks when the decision will be made.', answered: '2026-11-11' },
      { on: '2026-11-09', kind: 'email', from: 'parent', text: 'Asks again, and whether she can speak to somebody at the panel.' },
    ],
    escalations: [{ on: '2026-11-10', rule: 'limitNear', about: 'assessment', text: 'The panel has not seen the case and the six weeks end on Monday.' }],
  },
  Brandreth: {
    contacts: [
      { on: '2026-11-03', kind: 'letter', from: 'parent', text: 'Sends photographs for the draft.', closed: '2026-11-04' },
      { on: '2026-11-13', kind: 'email', from: 'professional', text: 'The speech therapist asks which version of the draft is current.', answered: '2026-11-16' },
    ],
    escalations: [{ on: '2026-10-12', rule: 'nothingRecorded', about: 'assessment', replied: ['2026-10-14', 'helpGiven', '2026-10-23', 'Somebody from the West team reads the advice with you on Friday.'], settled: ['2026-10-23', 'caseMoved'] }],
  },
  Rosewarne: {
    contacts: [{ on: '2026-11-16', kind: 'call', from: 'parent', text: 'The amended plan has not come. She asks to be rung back.' }],
    escalations: [{ on: '2026-11-02', rule: 'byHand', about: 'plan', text: 'The school and the family disagree on section F, and the eight weeks end this month.', steppedUp: '2026-11-17' }],
  },
  Pellew: {
    contacts: [{ on: '2026-11-10', kind: 'letter', from: 'youngPerson', text: 'Writes what he wants the next review to talk about.', answered: '2026-11-17' }],
    escalations: [{ on: '2026-10-26', rule: 'limitMissed', about: 'plan', replied: ['2026-11-09', 'nextStepAgreed', '2026-11-20', 'The decision goes out this week; I shall sign the letter.'], settled: ['2026-11-20', 'nothingMoreToDo'] }],
  },
  Vance: {
    contacts: [{ on: '2026-11-05', kind: 'email', from: 'parent', text: 'Asks who has seen the file.' }],
    escalations: [{ on: '2026-11-18', rule: 'byHand', about: null, text: 'Her mother wants to know who can open the case. May I tell her?' }],
  },
}; // prettier-ignore

/** The showcase case with its contacts and escalations, where it has any. */
export function withCasework(one: ShowcaseCase): ShowcaseCase {
  const casework = told[one.child.surname];
  if (casework === undefined) return one;
  return {
    ...one,
    tell(story, dates) {
      one.tell(story, dates);
      for (const [index, contact] of (casework.contacts ?? []).entries()) tellContact(story, dates, contact, index);
      for (const [index, raised] of (casework.escalations ?? []).entries()) tellEscalation(story, dates, raised, index);
    },
  };
}

function tellContact(story: CaseStory, dates: ShowcaseDates, contact: ToldContact, index: number): void {
  const { kind, from, text, answered, closed } = contact;
  const tell = (written: string, minute: number, fact: ContactEvent): void => {
    const on = dates.on(written);
    story.besideFacts('contact', story.id(`contact ${index}`), on, [fact], { recorded: { day: on, minute } });
  };
  const holder = { team: story.team, worker: story.worker.id };
  tell(contact.on, 10 * 60, {
    type: 'ContactReceived',
    occurredOn: dates.on(contact.on),
    data: { childId: story.ids.child, kind, from, replyWithin: null, ...holder },
    personal: story.note(text),
  });
  if (answered !== undefined) {
    tell(answered, 15 * 60, { type: 'ContactAnswered', occurredOn: dates.on(answered), data: { how: kind } });
  }
  if (closed !== undefined) {
    tell(closed, 15 * 60, {
      type: 'ContactClosed',
      occurredOn: dates.on(closed),
      data: { because: 'forInformation' },
    });
  }
}

function tellEscalation(story: CaseStory, dates: ShowcaseDates, one: ToldEscalation, index: number): void {
  const { rule, about, text, replied, steppedUp, settled } = one;
  const tell = (written: string, minute: number, fact: EscalationEvent, by = story.worker): void => {
    const on = dates.on(written);
    story.besideFacts('escalation', story.id(`escalation ${index}`), on, [fact], { by, recorded: { day: on, minute } });
  };
  const streams = { assessment: `needsAssessment-${story.assessmentId}`, plan: `plan-${story.planId}` };
  tell(one.on, 11 * 60, {
    type: 'EscalationRaised',
    occurredOn: dates.on(one.on),
    data: {
      childId: story.ids.child,
      aboutStream: about === null ? null : streams[about],
      rule,
      to: manager.id,
      team: story.team,
      replyWithin: null,
    },
    ...(text === undefined ? {} : { personal: story.note(text) }),
  });
  if (replied !== undefined) {
    const [on, decision, nextStepBy, said] = replied;
    tell(
      on,
      14 * 60,
      {
        type: 'EscalationReplied',
        occurredOn: dates.on(on),
        data: { decision, nextStepBy: nextStepBy === null ? null : dates.on(nextStepBy) },
        personal: story.note(said),
      },
      manager,
    );
  }
  if (steppedUp !== undefined) {
    tell(steppedUp, 14 * 60, { type: 'EscalationSteppedUp', occurredOn: dates.on(steppedUp), data: { to: panel.id } });
  }
  if (settled !== undefined) {
    const [on, because] = settled;
    tell(on, 16 * 60, { type: 'EscalationSettled', occurredOn: dates.on(on), data: { because } });
  }
}
