import { expect, it } from '@jest/globals';
import { commandKinds } from '../../../src/api/command-catalogue.js';
import { acts, actKeys } from '../../../src/cases/acts.js';
import { trialOf } from '../../../src/cases/act-trials.js';
import type { TriedAct } from '../../../src/cases/act-trials.js';
import { offered } from '../../../src/cases/possible-acts.js';
import { subjectsOf } from '../../../src/cases/act-subjects.js';
import { recordingForms } from '../../../src/recording/forms/registry.js';
import { factOfCommand } from '../../../workflows/needs-assessment/needs-assessment.commands.js';
import { defaultSettings } from '../../../workflows/kernel/decider.js';
import { notBegun } from '../../../workflows/needs-assessment/needs-assessment.state.js';
import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import { englandCalendar } from '../../../workflows/timetable/calendars.js';
import { defaultPolicy } from '../../../workflows/timetable/policy-options.js';
import { englandRules } from '../../../workflows/timetable/rule-sets.js';

/** Commands that no form of a case sends, and why. */
const withoutForm: Readonly<Record<string, string>> = {
  RecordRequest: 'begins a case: the form “Record a new request” sends it',
  RecordResponsibility: 'begins a case without a request: rare, and recorded through the interface or the command line',
  BeginReassessment: 'begins a re-assessment: the process that follows the plan sends it',
  RecordDisputeOutcome: 'the process that follows disputes sends it; typed by hand through the interface',
  RecordChild: 'sent with a new request, once the child was looked for on file',
  RecordNeed: 'asked for with the decision to assess; changed otherwise through the interface or the command line',
  ChangeChildDetails: 'the child’s own record is kept through the interface or the command line',
  RecordParent: 'asked for with a new request; kept otherwise through the interface or the command line',
  RecordSetting: 'asked for with a new request; kept otherwise through the interface or the command line',
  RecordResponsibleAuthority: 'recorded with a new request; kept otherwise through the interface or the command line',
  RecordLookedAfter: 'the child’s own record is kept through the interface or the command line',
  ChoosePolicyOption: 'a setting of the authority, not of a case',
  SetSignOffOrder: 'a setting of the authority, not of a case',
  SetLocalMilestones: 'a setting of the authority, not of a case',
  RecordSchoolClosures: 'a setting of the authority, not of a case',
  WithdrawSchoolClosures: 'a setting of the authority, not of a case',
  SetCaseworkLimits: 'a setting of the authority, not of a case',
  SetLetterhead: 'a setting of the authority, not of a case',
  SetComplaintLimits: 'a setting of the authority, not of a case',
  SetQuestionnaire: 'a setting of the authority, not of a case',
  SetSmallestShown: 'a setting of the authority, not of a case',
  SetAuditScale: 'a setting of the authority, not of a case',
  SetAuditCriteria: 'a setting of the authority, not of a case',
  SetAuditorPosts: 'a setting of the authority, not of a case',
  RestrictCase: 'a page of its own, for managers: /cases/REFERENCE/restriction',
  ChangeCaseAccess: 'a page of its own, for managers: /cases/REFERENCE/restriction',
  LiftRestriction: 'a page of its own, for managers: /cases/REFERENCE/restriction/lift',
  ProduceLetter: 'the tab Documents sends it',
  SendLetter: 'the tab Documents sends it',
  RecordLetterDelivery: 'the tab Documents sends it',
  RecordLetterReturn: 'the tab Documents sends it',
  WithdrawLetter: 'the tab Documents sends it',
};

const sentByForms: readonly string[] = actKeys.flatMap((key) => acts[key].commands);
const kept = ['note', 'allocation', 'inviteFeedback', 'recordFeedback', 'correction'];
const tried = actKeys.filter((key): key is TriedAct => !kept.includes(key));

/** Forms of these are made from their commands: `every-fact-form.spec.ts` looks at them. */
const ofFactForms: readonly string[] = ['plan', 'dispute', 'complaint', 'contact', 'escalation'];
const withForms = commandKinds.filter(({ workflow }) => !ofFactForms.includes(workflow));

it.each(withForms.map(({ type }) => type))('%s has a form, or a reason why not', (type) => {
  expect(sentByForms.includes(type)).toBe(!(type in withoutForm));
});

it('gives no reason for a command that is not there', () => {
  const known = commandKinds.map(({ type }) => type);
  expect(Object.keys(withoutForm).filter((type) => !known.includes(type))).toEqual([]);
});

it('puts every act to the workflow with the command that its form sends', () => {
  const basis = {
    today: calendarDate('2026-11-23'),
    ruleSet: englandRules,
    calendar: englandCalendar,
    policy: defaultPolicy,
    settings: defaultSettings,
  };
  const agreed = {
    on: basis.today,
    revision: 0,
    positive: true,
    overturns: null,
    appealWordingSent: false,
    signposted: false,
  };
  for (const key of tried) {
    const state =
      key === 'decisionToIssue' || key === 'decisionToAssess'
        ? notBegun
        : { ...notBegun, assessDecisions: [agreed], issueDecisions: [agreed] };
    const trial = trialOf(key, state, basis, 'subject');
    if (key === 'exception') expect(trial).toBe('possible');
    else expect(acts[key].commands).toContain((trial as { readonly type: string }).type);
  }
});

it('offers on the case page every act but those that stand beside what they are about', () => {
  const beside = ['returnAdvice', 'acceptAdvice', 'missedAppointment', 'auditAdvice', 'exceptionStrikeOut'];
  expect(tried.filter((key) => !(offered as readonly string[]).includes(key)).toSorted()).toEqual(beside.toSorted());
});

it('knows what an act about one of several can be about', () => {
  for (const key of actKeys) if (acts[key].about === null) expect(subjectsOf(key, notBegun)).toEqual([]);
  expect(actKeys.filter((key) => acts[key].about === 'exception')).toHaveLength(5);
});

it('names for every form the facts that it records, in words of its own', () => {
  for (const key of actKeys) {
    expect(recordingForms[key].key).toBe(key);
    expect(acts[key].facts).toHaveLength(Math.max(1, acts[key].commands.length));
    for (const command of acts[key].commands) expect(acts[key].facts).toContain(factOfCommand[command]);
  }
  expect(new Set(actKeys.map((key) => acts[key].words)).size).toBe(actKeys.length);
  expect(new Set(actKeys.map((key) => acts[key].path)).size).toBe(actKeys.length);
});
