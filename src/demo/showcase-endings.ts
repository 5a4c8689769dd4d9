import type { DisputeEvent } from '../../workflows/dispute/dispute.events.js';
import type { NeedsAssessmentEvent } from '../../workflows/needs-assessment/needs-assessment.events.js';
import type { PlanEvent } from '../../workflows/plan/plan.events.js';
import { assessmentIdOfReassessment } from '../process-managers/derived-ids.js';
import { schoolNamed } from './demo-child.js';
import { actorOf, duty, jo } from './demo-people.js';
import { childOpening, tellAllocation } from './opening-story.js';
import type { CaseStory } from './case-story.js';
import { calendarDate } from '../../workflows/timetable/calendar-date.js';
import { fact, keptWith } from './showcase-both-sides.js';
import type { FactTold, Told } from './showcase-both-sides.js';
import type { ShowcaseCase } from './showcase-case.js';
import type { Kept } from './showcase-plans.js';

type Name = Kept['name'];

/** A plan that ended in the summer. */
function ended(name: Name, birthDate: string, last: Told): ShowcaseCase {
  const school = birthDate < '2010' ? 'Northmere College' : 'Harbour Academy';
  const plan = { sex: 'M', parent: 'Merryn', school, madeOn: '2017-10-03', lastReviewedOn: '2025-12-12' } as const;
  return keptWith({ name, birthDate, ...plan }, [last]);
}

const ceased = (on: string, reason: string | null): Told => [on, fact('PlanCeased', { reason })];

const endings: readonly ShowcaseCase[] = [
  ended(['Perran', 'Lugg'], '2001-05-04', ceased('2026-08-31', '1')),
  ended(['Gerens', 'Hocking'], '2013-01-17', ceased('2026-07-20', '7')),
  ended(['Ythel', 'Marrack'], '2012-08-08', ceased('2026-06-09', '8')),
  ended(['Bryok', 'Tonkin'], '2008-03-29', ceased('2026-07-24', '9')),
  ended(['Casvelyn', 'Roe'], '2010-12-01', ceased('2026-05-12', null)),
  ended(['Demelza', 'Crago'], '2014-04-06', ['2026-09-01', fact('PlanTransferredOut', { toAuthority: '997' })]),
];

const about = { sex: 'F', parent: 'Tamblyn', school: 'Harbour Academy', madeOn: '2021-03-09' } as const;
const reassessmentOf = (story: CaseStory): string => story.id('re-assessment');
const requested: FactTold = (story) =>
  plan('ReassessmentRequested', { reassessmentId: reassessmentOf(story), requestedBy: 'parentOrYoungPerson' });
const agreed: FactTold = (story) =>
  plan('DecisionToReassessNotified', { reassessmentId: reassessmentOf(story), because: 'requested' });
const refused: FactTold = (story) => {
  const data = { reassessmentId: reassessmentOf(story), reason: 'notNecessary', appealWordingSent: true };
  return plan('DecisionNotToReassessNotified', data);
};
const over: FactTold = (story) => {
  const reassessmentId = reassessmentOf(story);
  const needsAssessmentId = assessmentIdOfReassessment(reassessmentId);
  return plan('ReassessmentEnded', { reassessmentId, needsAssessmentId, outcome: 'planSent' });
};

function plan(type: PlanEvent['type'], data: object): Omit<PlanEvent, 'occurredOn'> {
  return { type, data };
}

/** A re-assessment that ended in a plan, told in the stream of its own as well. */
function reassessed(name: Name, birthDate: string, [askedOn, agreedOn, endedOn]: readonly [string, string, string]) {
  const kept = keptWith({ name, birthDate, ...about, lastReviewedOn: '2025-12-09' }, [
    [askedOn, requested],
    [agreedOn, agreed],
    [endedOn, over],
  ]);
  return {
    ...kept,
    tell(story, dates) {
      kept.tell(story, dates);
      const [began, sent] = [dates.on(agreedOn), dates.on(endedOn)];
      const reassessmentId = reassessmentOf(story);
      const beginning = { childId: story.ids.child, planId: story.planId, reassessmentId, because: 'requested' };
      const final = {
        recipient: 'parentOrYoungPerson',
        namesSetting: true,
        appealWordingSent: true,
        outOfTurn: 'imported',
      };
      const facts = [
        [began, { type: 'ReassessmentBegan', occurredOn: began, data: beginning }],
        [began, { type: 'CaseAllocated', occurredOn: began, data: { team: story.team, worker: story.worker.id } }],
        [sent, { type: 'FinalPlanSent', occurredOn: sent, data: final }],
      ] as unknown as readonly (readonly [typeof began, NeedsAssessmentEvent])[];
      for (const [at, event] of facts) {
        const command = { type: 'RecordHistory', facts: [event] };
        const id = assessmentIdOfReassessment(reassessmentId);
        story.writer.tell({ workflow: 'needsAssessment', id, at, command, actor: actorOf(story.worker) });
      }
    },
  } satisfies ShowcaseCase;
}

type Step = readonly [on: string, type: DisputeEvent['type'], data: object];

/** An appeal about what the plan says, and how it ended. */
function appealed(name: Name, birthDate: string, noticeOn: string, ...steps: readonly Step[]): ShowcaseCase {
  const kept = keptWith({ name, birthDate, ...about, lastReviewedOn: noticeOn }, []);
  return {
    ...kept,
    tell(story, dates) {
      kept.tell(story, dates);
      const disputeId = story.id('dispute planContent');
      const aboutStream = `plan-${story.planId}`;
      const opened = { childId: story.ids.child, about: 'planContent', aboutStream, noticeSentOn: dates.on(noticeOn) };
      const all: readonly Step[] = [
        ['2026-01-06', 'DisputeOpened', opened],
        ['2026-01-06', 'CaseAllocated', { team: story.team, worker: story.worker.id }],
        ['2026-01-29', 'AppealReceived', { appealNumber: null, settingOnly: true }],
        ...steps,
      ];
      for (const [on, type, data] of all) {
        const day = dates.on(on);
        story.disputeFacts(disputeId, day, [{ type, occurredOn: day, data } as DisputeEvent]);
      }
    },
  };
}

const ordered = (result: 'allowedInPart' | 'byConsent'): Step => [
  '2026-11-10',
  'TribunalOrderMade',
  { result, requires: 'amendContent', directedOn: null },
];

/** A request that has waited for more than a year. */
const waiting: ShowcaseCase = {
  child: {
    forename: 'Elestren',
    surname: 'Opie',
    birthDate: calendarDate('2019-06-11'),
    sex: 'F',
    parent: 'Kayna Opie',
    relation: 'mother',
    school: schoolNamed('Oak Bank Primary'),
  },
  startsOn: '2025-10-06',
  tell(story, dates) {
    [story.worker, story.team] = [jo, 'West team'];
    const [receivedOn, agreedOn] = [dates.on('2025-10-06'), dates.on('2025-11-13')];
    const recorded = dates.desk('2025-10-06 11:10');
    story.childFacts(receivedOn, childOpening(story, receivedOn), { by: duty, recorded });
    const data = {
      childId: story.ids.child,
      requestedBy: 'school',
      channel: 'email',
      inYouthAccommodation: false,
    } as const;
    story.assessment(receivedOn, 'RecordRequest', data, { by: duty, sameSitting: true });
    tellAllocation(story, dates.on('2025-10-08'));
    story.assessment(agreedOn, 'NotifyDecisionToAssess', { overturns: null });
  },
};

/** Endings and waits that chance gives to nobody in a small authority. */
export const endingsAndWaits: readonly ShowcaseCase[] = [
  ...endings,
  reassessed(['Lamorna', 'Skewes'], '2014-09-12', ['2026-03-03', '2026-03-16', '2026-06-02']),
  reassessed(['Wenna', 'Pender'], '2013-02-25', ['2026-02-10', '2026-02-24', '2026-07-14']),
  keptWith({ name: ['Zennor', 'Prisk'], birthDate: '2015-07-30', ...about, lastReviewedOn: '2025-12-10' }, [
    ['2026-04-14', requested],
    ['2026-04-27', refused],
  ]),
  appealed(['Talan', 'Jago'], '2012-10-19', '2025-12-05', ordered('allowedInPart')),
  appealed(['Sidwella', 'Bolitho'], '2013-11-05', '2025-12-08', ordered('byConsent')),
  appealed(['Meryasek', 'Nance'], '2011-06-27', '2025-12-11', ['2026-04-21', 'AppealWithdrawn', { by: 'family' }]),
  waiting,
];
