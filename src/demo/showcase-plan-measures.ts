import type { DisputeEvent } from '../../workflows/dispute/dispute.events.js';
import { keptWith } from './showcase-both-sides.js';
import type { FactTold } from './showcase-both-sides.js';
import type { ShowcaseCase } from './showcase-case.js';

/** Provision of Section F that somebody looked at on a visit to the college. */
const lookedAt: FactTold = (story) => {
  const [deliveredItems, notDeliveredItems] = [
    ['Weekly mentoring, 45 minutes'],
    ['Travel training, 12 sessions a year'],
  ];
  return {
    type: 'ProvisionDeliveryChecked',
    data: {
      checkId: story.id('provision after 16'),
      at: 'visit',
      counted: { delivered: 1, partly: 0, notDelivered: 1 },
    },
    personal: { [story.ids.child]: { deliveredItems, partlyItems: [], notDeliveredItems } },
  };
};

const content = keptWith(
  { name: ['Morvoren', 'Trease'], birthDate: '2013-04-18', sex: 'F', parent: 'Rosenwyn', school: 'Harbour Academy', madeOn: '2021-06-08', lastReviewedOn: '2025-12-12' },
  [],
); // prettier-ignore

type Step = readonly [on: string, type: DisputeEvent['type'], data: object];

/** A family that asked for mediation about what the plan says, which is still to be held. */
const inMediation: ShowcaseCase = {
  ...content,
  tell(story, dates) {
    content.tell(story, dates);
    const disputeId = story.id('dispute planContent');
    const aboutStream = `plan-${story.planId}`;
    const opened = {
      childId: story.ids.child,
      about: 'planContent',
      aboutStream,
      noticeSentOn: dates.on('2026-09-21'),
    };
    const steps: readonly Step[] = [
      ['2026-10-05', 'DisputeOpened', opened],
      ['2026-10-05', 'CaseAllocated', { team: story.team, worker: story.worker.id }],
      ['2026-10-05', 'MediationAdviserContacted', {}],
      ['2026-10-19', 'MediationRequested', { issues: ['education'] }],
      ['2026-10-22', 'MediationArranged', { heldOn: dates.on('2026-12-01'), withAuthority: true }],
    ];
    for (const [on, type, data] of steps) {
      const day = dates.on(on);
      story.disputeFacts(disputeId, day, [{ type, occurredOn: day, data } as DisputeEvent]);
    }
  },
};

/** What action plans ask after and chance gives to nobody in a small authority. */
export const askedByPlans: readonly ShowcaseCase[] = [
  keptWith(
    { name: ['Piran', 'Hosken'], birthDate: '2008-02-11', sex: 'M', parent: 'Tamsin', school: 'Northmere College', madeOn: '2016-10-04', lastReviewedOn: '2025-12-11' },
    [['2026-06-16', lookedAt]],
  ),
  inMediation,
]; // prettier-ignore
