import { calendarDate } from '../../workflows/timetable/calendar-date.js';
import type { AdviceBody } from '../../workflows/needs-assessment/needs-assessment.events.js';
import type { CaseStory } from './case-story.js';
import { schoolNamed } from './demo-child.js';
import type { FixedChild } from './demo-child.js';
import { panel } from './demo-people.js';
import type { ShowcaseCase, ShowcaseDates } from './showcase-case.js';
import { ask, consult, receive } from './showcase-long-cases.js';
import { tellShowcaseOpening } from './showcase-opening.js';

type Person = readonly [
  forename: string,
  surname: string,
  birthDate: string,
  sex: 'F' | 'M',
  parent: string,
  school: string,
];

function fixed([forename, surname, birthDate, sex, parent, school]: Person): FixedChild {
  return {
    forename,
    surname,
    birthDate: calendarDate(birthDate),
    sex,
    parent: `${parent} ${surname}`,
    relation: 'mother',
    school: schoolNamed(school),
  };
}

function open(story: CaseStory, dates: ShowcaseDates, receivedOn: string, allocated: string): void {
  tellShowcaseOpening(story, dates, {
    requestedBy: 'school',
    receivedOn,
    recorded: `${receivedOn} 14:10`,
    allocated: `${allocated} 9:15`,
    text: 'Request by the school with the parents’ agreement.',
  });
}

/** Asked soon after the yes, all in by the last day given, a plan agreed and a draft served. */
interface Drafted {
  readonly person: Person;
  readonly receivedOn: string;
  readonly allocated: string;
  readonly decided: string;
  readonly asked: string;
  readonly received: readonly (readonly [AdviceBody, string])[];
  readonly agreed: string;
  readonly served: string;
  readonly consulted: readonly [sent: string, replied?: string];
  readonly reply: string | null;
}

function drafted(course: Drafted): ShowcaseCase {
  return {
    child: fixed(course.person),
    startsOn: course.receivedOn,
    tell(story, dates) {
      open(story, dates, course.receivedOn, course.allocated);
      story.assessment(
        dates.on(course.decided),
        'NotifyDecisionToAssess',
        { overturns: null },
        { recorded: dates.desk(`${course.decided} 11:30`) },
      );
      for (const [body] of course.received) ask(story, dates, body, `${course.asked} 10:00`);
      for (const [body, on] of course.received) receive(story, dates, body, `${on} 10:40`);
      story.assessment(
        dates.on(course.agreed),
        'NotifyDecisionToIssue',
        { overturns: null },
        { recorded: dates.desk(`${course.agreed} 12:10`) },
      );
      const draftId = story.id('draft 1');
      story.assessment(
        dates.on(course.served),
        'ServeDraftPlan',
        { draftId, method: 'email' },
        { recorded: dates.desk(`${course.served} 15:00`) },
      );
      consult(story, dates, ...course.consulted);
      if (course.reply === null) return;
      const reply = dates.desk(`${course.reply} 13:20`);
      const data = { draftId, settingPreferred: true, finished: true };
      story.assessment(reply.day, 'RecordRepresentations', data, {
        recorded: reply,
        personal: story.note('Content with the draft; names the school.'),
      });
    },
  };
}

/** Not decided yet; a note says how far it is. */
function undecided(
  person: Person,
  receivedOn: string,
  allocated: string,
  noted: string | null,
  text: string,
): ShowcaseCase {
  return {
    child: fixed(person),
    startsOn: receivedOn,
    tell(story, dates) {
      open(story, dates, receivedOn, allocated);
      if (noted === null) return;
      const recorded = dates.desk(noted);
      story.assessment(recorded.day, 'AddNote', { kind: 'note' }, { recorded, by: panel, personal: story.note(text) });
    },
  };
}

/** Away for 33 days just after the yes; the exception is still to be recorded. */
const grace: ShowcaseCase = {
  child: fixed(['Grace', 'Okonjo', '2022-11-03', 'F', 'Adaeze', 'Little Acorns']),
  startsOn: '2026-08-24',
  tell(story, dates) {
    open(story, dates, '2026-08-24', '2026-09-02');
    story.assessment(
      dates.on('2026-10-01'),
      'NotifyDecisionToAssess',
      { overturns: null },
      { recorded: dates.desk('2026-10-01 10:50') },
    );
    const asked: readonly AdviceBody[] = [
      'educationalPsychology',
      'education',
      'parentOrYoungPerson',
      'socialCare',
      'paediatrics',
      'speechAndLanguage',
    ];
    for (const body of asked) ask(story, dates, body, '2026-10-01 11:30');
    const call = dates.desk('2026-10-05 9:20');
    story.assessment(
      call.day,
      'AddNote',
      { kind: 'call' },
      { recorded: call, personal: story.note('Family is away from today until 6 November: a grandparent is ill.') },
    );
    receive(story, dates, 'education', '2026-10-19 9:35');
    receive(story, dates, 'socialCare', '2026-10-29 15:15');
    receive(story, dates, 'parentOrYoungPerson', '2026-11-10 10:00');
    receive(story, dates, 'speechAndLanguage', '2026-11-11 11:45');
    receive(story, dates, 'educationalPsychology', '2026-11-12 16:20');
  },
};

/** Requests and drafts of the due work list. */
export const assessmentShowcase: readonly ShowcaseCase[] = [
  grace,
  undecided(['Zainab', 'Hussain-Cole', '2020-02-11', 'F', 'Sadia', 'Kilnfield Primary'], '2026-10-12', '2026-10-15', '2026-11-20 16:10', 'Panel said yes on 20 November. Letter to be sent.'),
  drafted({
    person: ['Isla', 'Brandreth', '2022-01-19', 'F', 'Corinne', 'St Bede Infants'],
    receivedOn: '2026-06-18', allocated: '2026-06-23', decided: '2026-07-28', asked: '2026-07-29',
    received: [['parentOrYoungPerson', '2026-08-12'], ['education', '2026-09-08'], ['socialCare', '2026-09-04'], ['speechAndLanguage', '2026-09-18'], ['educationalPsychology', '2026-10-15']],
    agreed: '2026-10-22', served: '2026-10-30', consulted: ['2026-10-30 15:20'], reply: '2026-11-12',
  }),
  drafted({
    person: ['Theo', 'Marchetti', '2015-04-08', 'M', 'Bianca', 'Northmere High'],
    receivedOn: '2026-06-29', allocated: '2026-07-02', decided: '2026-08-07', asked: '2026-08-10',
    received: [['parentOrYoungPerson', '2026-08-25'], ['education', '2026-09-17'], ['socialCare', '2026-09-14'], ['camhs', '2026-10-12'], ['educationalPsychology', '2026-10-26']],
    agreed: '2026-11-02', served: '2026-11-11', consulted: ['2026-11-11 15:20', '2026-11-19 9:50'], reply: null,
  }),
  drafted({
    person: ['Ava', 'Lindqvist', '2018-05-27', 'F', 'Solveig', 'Weirside Juniors'],
    receivedOn: '2026-07-09', allocated: '2026-07-14', decided: '2026-08-18', asked: '2026-08-19',
    received: [['parentOrYoungPerson', '2026-09-03'], ['education', '2026-09-21'], ['socialCare', '2026-09-23'], ['occupationalTherapy', '2026-09-29'], ['educationalPsychology', '2026-10-09']],
    agreed: '2026-10-21', served: '2026-11-06', consulted: ['2026-11-06 15:20', '2026-11-17 14:25'], reply: null,
  }),
  undecided(['Kofi', 'Asante-Reid', '2023-03-30', 'M', 'Abena', 'Puddle Lane Nursery'], '2026-10-05', '2026-10-08', '2026-11-12 10:30', 'All papers in: ready for panel.'),
  undecided(['Samir', 'Bhatt', '2021-06-16', 'M', 'Nalini', 'Marsh End Primary'], '2026-10-15', '2026-10-20', '2026-11-18 9:05', 'Listed for the panel of 25 November.'),
]; // prettier-ignore
