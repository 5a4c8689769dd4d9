import { calendarDate } from '../../workflows/timetable/calendar-date.js';
import type { AdviceBody } from '../../workflows/needs-assessment/needs-assessment.events.js';
import { organisationOf } from './advice-story.js';
import type { CaseStory } from './case-story.js';
import { schoolNamed } from './demo-child.js';
import { manager } from './demo-people.js';
import type { ShowcaseCase, ShowcaseDates } from './showcase-case.js';
import { tellShowcaseOpening } from './showcase-opening.js';

/** Week 14, day 98: two bodies late, one excused by a missed appointment, the request's date put right. */
export const maya: ShowcaseCase = {
  child: {
    forename: 'Maya',
    surname: 'Thornbury',
    birthDate: calendarDate('2019-03-14'),
    sex: 'F',
    parent: 'Rachel Thornbury',
    relation: 'mother',
    school: schoolNamed('Fernhill Primary'),
    need: { primary: 'SLCN', secondary: 'ASD' },
  },
  startsOn: '2026-08-20',
  tell(story, dates) {
    const request = tellShowcaseOpening(story, dates, {
      requestedBy: 'parentOrYoungPerson',
      receivedOn: '2026-08-17',
      typedOn: '2026-08-20',
      recorded: '2026-08-20 8:55',
      allocated: '2026-09-01 9:00',
      text: 'Email, with school report and 2 clinic letters.',
    });
    const decided = dates.on('2026-09-24');
    story.assessment(
      decided,
      'NotifyDecisionToAssess',
      { overturns: null },
      { recorded: dates.desk('2026-09-24 13:10') },
    );
    const asked: readonly AdviceBody[] = [
      'educationalPsychology',
      'occupationalTherapy',
      'speechAndLanguage',
      'paediatrics',
      'education',
      'parentOrYoungPerson',
    ];
    for (const body of asked) ask(story, dates, body, '2026-09-24 14:05');
    ask(story, dates, 'socialCare', '2026-09-25 9:40');
    const text = 'The email reached the shared mailbox on the earlier day.';
    if (request !== null)
      story.correct(dates.on('2026-10-02'), request, text, { recorded: dates.desk('2026-10-02 14:15') });
    receive(story, dates, 'parentOrYoungPerson', '2026-10-08 14:30');
    receive(story, dates, 'education', '2026-10-20 16:02');
    tellMissedAppointmentOfMaya(story, dates);
    receive(story, dates, 'socialCare', '2026-11-02 11:50');
    receive(story, dates, 'occupationalTherapy', '2026-11-09 9:12');
    chase(story, dates, '2026-11-09 9:30', 'First reminder. Opened, no reply.');
    const returned = dates.desk('2026-11-11 15:40');
    story.assessment(
      returned.day,
      'ReturnAdvice',
      { adviceId: story.id('advice occupationalTherapy') },
      { recorded: returned, personal: story.note('Does not say how much provision.') },
    );
    receive(story, dates, 'paediatrics', '2026-11-13 9:05', '2026-11-12');
    chase(story, dates, '2026-11-16 10:12', 'Second reminder, to the duty mailbox. Not opened.');
  },
};

function tellMissedAppointmentOfMaya(story: CaseStory, dates: ShowcaseDates): void {
  const adviceId = story.id('advice speechAndLanguage');
  const missedOn = dates.on('2026-10-27');
  const exceptionId = story.id('exception missed appointment');
  const limits = [{ rule: 'B1', subject: adviceId, limb: 'X8c' }] as const;
  const claim = {
    exceptionId,
    ground: 'missedAppointment',
    from: missedOn,
    to: missedOn,
    limits,
    evidenced: true,
  } as const;
  const recorded = dates.desk('2026-10-29 11:20');
  story.assessment(missedOn, 'RecordMissedAppointment', { adviceId }, { recorded: dates.desk('2026-10-29 11:18') });
  story.assessment(recorded.day, 'ClaimException', claim, {
    recorded,
    personal: story.note('Clinic letter of 28 October. A new appointment is offered.'),
  });
  story.assessment(
    recorded.day,
    'AgreeException',
    { exceptionId },
    { recorded: dates.desk('2026-10-29 15:05'), by: manager },
  );
}

/** Week 24: away from the area through the summer, so that weeks 16 and 20 are lifted; draft with the family. */
export const leo: ShowcaseCase = {
  child: {
    forename: 'Leo',
    surname: 'Castellan',
    birthDate: calendarDate('2012-12-02'),
    sex: 'M',
    parent: 'Ines Castellan',
    relation: 'mother',
    school: schoolNamed('Harbour Academy'),
    need: { primary: 'SEMH', secondary: 'SPLD' },
  },
  startsOn: '2026-06-12',
  tell(story, dates) {
    tellShowcaseOpening(story, dates, {
      requestedBy: 'school',
      receivedOn: '2026-06-12',
      recorded: '2026-06-12 15:20',
      allocated: '2026-06-18 9:30',
      text: 'Request by the school with the parents’ agreement.',
    });
    story.assessment(
      dates.on('2026-07-22'),
      'NotifyDecisionToAssess',
      { overturns: null },
      { recorded: dates.desk('2026-07-22 11:00') },
    );
    const asked: readonly AdviceBody[] = [
      'educationalPsychology',
      'education',
      'parentOrYoungPerson',
      'socialCare',
      'camhs',
      'preparingForAdulthood',
    ];
    for (const body of asked) ask(story, dates, body, '2026-07-23 10:15');
    receive(story, dates, 'parentOrYoungPerson', '2026-08-05 11:10');
    receive(story, dates, 'socialCare', '2026-08-28 9:55');
    tellAbsenceOfLeo(story, dates);
    receive(story, dates, 'education', '2026-09-24 14:40');
    receive(story, dates, 'preparingForAdulthood', '2026-09-30 10:05');
    receive(story, dates, 'camhs', '2026-10-08 9:25');
    receive(story, dates, 'educationalPsychology', '2026-10-14 16:10');
    story.assessment(
      dates.on('2026-10-19'),
      'NotifyDecisionToIssue',
      { overturns: null },
      { recorded: dates.desk('2026-10-19 12:00') },
    );
    const draftId = story.id('draft 1');
    story.assessment(
      dates.on('2026-11-13'),
      'ServeDraftPlan',
      { draftId, method: 'email' },
      { recorded: dates.desk('2026-11-13 15:30') },
    );
    consult(story, dates, '2026-11-13 15:45', '2026-11-18 10:20');
  },
};

function tellAbsenceOfLeo(story: CaseStory, dates: ShowcaseDates): void {
  const exceptionId = story.id('exception away');
  const limits = [
    { rule: 'C1', subject: null, limb: 'X10d' },
    { rule: 'C3', subject: null, limb: 'X13d' },
  ] as const;
  const [from, to] = [dates.on('2026-08-10'), dates.on('2026-09-18')];
  const claim = { exceptionId, ground: 'absentFromArea', from, to, limits, evidenced: true } as const;
  const recorded = dates.desk('2026-09-21 10:30');
  story.assessment(recorded.day, 'ClaimException', claim, {
    recorded,
    personal: story.note('Travel letter from the mother.'),
  });
  story.assessment(
    recorded.day,
    'AgreeException',
    { exceptionId },
    { recorded: dates.desk('2026-09-21 14:00'), by: manager },
  );
  const told = dates.desk('2026-09-22 9:45');
  story.assessment(told.day, 'TellFamilyOfException', { exceptionId }, { recorded: told });
}

/** One body is asked for advice at that time. */
export function ask(story: CaseStory, dates: ShowcaseDates, body: AdviceBody, at: string): void {
  const recorded = dates.desk(at);
  const data = { adviceId: story.id(`advice ${body}`), body, organisation: organisationOf(body) };
  story.assessment(recorded.day, 'RequestAdvice', data, { recorded });
}

/** Its advice is written down as received, that day or an earlier one. */
export function receive(story: CaseStory, dates: ShowcaseDates, body: AdviceBody, at: string, on?: string): void {
  const recorded = dates.desk(at);
  const receivedOn = on === undefined ? recorded.day : dates.on(on);
  story.assessment(receivedOn, 'RecordAdvice', { adviceId: story.id(`advice ${body}`) }, { recorded });
}

/** The child's own school is asked whether it can be named; it may have replied. */
export function consult(story: CaseStory, dates: ShowcaseDates, at: string, replied?: string): void {
  const { child, ids } = story;
  const consultationId = story.id('consultation 0');
  const recorded = dates.desk(at);
  const personal = { [ids.child]: { setting: child.school.name, urn: child.school.urn } };
  story.assessment(recorded.day, 'ConsultSetting', { consultationId }, { recorded, personal });
  if (replied === undefined) return;
  const reply = dates.desk(replied);
  story.assessment(
    reply.day,
    'RecordSettingReply',
    { consultationId, view: 'canMeetNeed', grounds: [] },
    { recorded: reply },
  );
}

function chase(story: CaseStory, dates: ShowcaseDates, at: string, text: string): void {
  const recorded = dates.desk(at);
  const data = { adviceId: story.id('advice educationalPsychology'), channel: 'email' } as const;
  story.assessment(recorded.day, 'ChaseAdvice', data, { recorded, personal: story.note(text) });
}
