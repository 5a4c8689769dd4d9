import type { NeedsAssessmentEvent } from '../../workflows/needs-assessment/needs-assessment.events.js';
import type { PlanEvent } from '../../workflows/plan/plan.events.js';
import { provisionQuantified, usualAuditSettings } from '../../workflows/quality/audit-settings.js';
import type { AuditOf } from '../../workflows/quality/audit-settings.js';
import type { AuditFindings } from '../../workflows/quality/audit.events.js';
import { addDays } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { CaseStory } from './case-story.js';
import { manager } from './demo-people.js';
import { auditFindings, outcomesSought, provisionOfPlans } from './demo-quality-texts.js';
import { workingDayAfter } from './history-writer.js';
import type { SeededRandom } from './seeded-random.js';

/** What had happened to a child by today, as far as the quality of it can be looked at. */
interface Past {
  /** Nothing was told of a later day up to today. */
  readonly lastOn: CalendarDate;
  readonly facts: readonly { readonly type: string; readonly on: CalendarDate; readonly data: object }[];
}

const ends: readonly string[] = ['PlanCeased', 'PlanTransferredOut', 'CustodyBegan'];

/**
 * Audits, checks of provision and outcomes of a child whose story is told. They come after all the rest and take their
 * chances elsewhere, so that they change nothing of what is told before.
 */
export function tellQuality(story: CaseStory, random: SeededRandom): void {
  const past = pastOf(story);
  if (past === null) return;
  const day = nextDay(past.lastOn, random, story.options.today);
  if (day === null) return;
  const begun = past.facts.some(({ type }) => type === 'PlanMade' || type === 'PlanBroughtIn');
  if (!begun) {
    tellAdviceAudits(story, random, past, day);
    return;
  }
  if (past.facts.some(({ type }) => ends.includes(type))) return;
  const facts = planFactsOn(story, random, past, day);
  if (facts.length > 0) story.planFacts(day, facts, { by: manager });
  tellAdviceAudits(story, random, past, day);
}

function pastOf({ writer, options: { today } }: CaseStory): Past | null {
  const told = writer.told.filter(({ at }) => at <= today);
  const last = told.reduce<CalendarDate | null>((late, { at }) => (late === null || at > late ? at : late), null);
  if (last === null) return null;
  const facts = told.flatMap(({ command, at }) => {
    if (typeof command === 'function') return [];
    if ('facts' in command) {
      return (command.facts as readonly PlanEvent[]).map(({ type, occurredOn, data }) => ({
        type,
        on: occurredOn,
        data,
      }));
    }
    return 'data' in command ? [{ type: command.type, on: at, data: command.data as object }] : [];
  });
  return { lastOn: last, facts };
}

function nextDay(last: CalendarDate, random: SeededRandom, today: CalendarDate): CalendarDate | null {
  const day = workingDayAfter(last, random.int(2, 45));
  return day <= today ? day : null;
}

function planFactsOn(story: CaseStory, random: SeededRandom, past: Past, on: CalendarDate): readonly PlanEvent[] {
  return [
    ...(random.chance(0.3) ? [planAudit(story, random, on)] : []),
    ...(random.chance(0.16) ? [provisionCheck(story, random, on)] : []),
    ...(random.chance(0.3) ? reviewAudits(story, random, past, on) : []),
    ...(random.chance(0.14) ? outcomes(story, random, on) : []),
  ];
}

function planAudit(story: CaseStory, random: SeededRandom, on: CalendarDate): PlanEvent {
  const part = random.weighted([['whole', 78], ['education', 8], ['health', 8], ['care', 6]] as const); // prettier-ignore
  const clinical = part === 'health';
  return {
    type: 'PlanAudited',
    occurredOn: on,
    data: { ...found(story, random, 'plan', clinical), part },
    personal: story.note(random.pick(auditFindings)),
  };
}

function reviewAudits(story: CaseStory, random: SeededRandom, { facts }: Past, on: CalendarDate): readonly PlanEvent[] {
  const held = facts.findLast(({ type }) => type === 'ReviewMeetingHeld');
  if (held === undefined) return [];
  const { reviewId } = held.data as { readonly reviewId: string };
  return [{ type: 'ReviewAudited', occurredOn: on, data: { ...found(story, random, 'review', false), reviewId } }];
}

function provisionCheck(story: CaseStory, random: SeededRandom, on: CalendarDate): PlanEvent {
  const items = random.some(provisionOfPlans, random.int(2, 5));
  const judged = items.map((item) => ({
    item,
    found: random.weighted([['delivered', 72], ['partly', 16], ['notDelivered', 12]] as const), // prettier-ignore
  }));
  const of = (wanted: string): readonly string[] =>
    judged.flatMap(({ item, found: how }) => (how === wanted ? [item] : []));
  const [deliveredItems, partlyItems, notDeliveredItems] = [of('delivered'), of('partly'), of('notDelivered')];
  return {
    type: 'ProvisionDeliveryChecked',
    occurredOn: on,
    data: {
      checkId: story.id('provision check'),
      at: random.weighted([['visit', 60], ['review', 30], ['other', 10]] as const), // prettier-ignore
      counted: {
        delivered: deliveredItems.length,
        partly: partlyItems.length,
        notDelivered: notDeliveredItems.length,
      },
    },
    personal: { [story.ids.child]: { deliveredItems, partlyItems, notDeliveredItems } },
  };
}

/** Two outcomes with their targets; the first of them was looked at the same day. */
function outcomes(story: CaseStory, random: SeededRandom, on: CalendarDate): readonly PlanEvent[] {
  const sought = random.some(outcomesSought, 2);
  const set = sought.map((one, index): PlanEvent => ({
    type: 'OutcomeSet',
    occurredOn: on,
    data: { outcomeId: story.id(`outcome ${index}`), area: one.area, reachBy: addDays(on, 300) },
    personal: { [story.ids.child]: { outcome: one.outcome, target: one.target } },
  }));
  const [first] = sought;
  if (first === undefined) return set;
  return [
    ...set,
    {
      type: 'OutcomeReviewed',
      occurredOn: on,
      data: {
        outcomeId: story.id('outcome 0'),
        reviewId: null,
        result: random.weighted([['met', 45], ['partlyMet', 38], ['notMet', 17]] as const), // prettier-ignore
      },
      personal: { [story.ids.child]: { evidence: first.evidence } },
    },
  ];
}

function tellAdviceAudits(story: CaseStory, random: SeededRandom, { facts }: Past, on: CalendarDate): void {
  const back = facts.flatMap(({ type, data }) =>
    type === 'ReturnAdvice' ? [(data as { adviceId: string }).adviceId] : [],
  );
  const audits = facts.flatMap(({ type, data }): readonly NeedsAssessmentEvent[] => {
    if (type !== 'RecordAdvice' || !random.chance(0.07)) return [];
    const { adviceId } = data as { readonly adviceId: string };
    // What went back may not have come again.
    if (back.includes(adviceId)) return [];
    const finding = found(story, random, 'advice', false, adviceId);
    return [{ type: 'AdviceAudited', occurredOn: on, data: { ...finding, adviceId } }];
  });
  if (audits.length > 0) story.assessmentFacts(on, audits, { by: manager });
}

/** Grade, post and criteria: a plan that is good meets more of them. */
function found(story: CaseStory, random: SeededRandom, of: AuditOf, clinical: boolean, about = ''): AuditFindings {
  const { grades, posts } = usualAuditSettings;
  const criteria = usualAuditSettings.criteria[of];
  const grade = random.weighted([['inadequate', 6], ['requiresImprovement', 33], ['good', 48], ['outstanding', 13]] as const); // prettier-ignore
  const good = grades.some(({ code, good: counts }) => code === grade && counts);
  const verdicts = criteria.map(({ code }) => {
    if (clinical && code === provisionQuantified) return { code, verdict: 'notApplicable' } as const;
    return { code, verdict: random.chance(good ? 0.92 : 0.55) ? 'met' : 'notMet' } as const;
  });
  const having = (wanted: string): readonly string[] =>
    verdicts.flatMap(({ code, verdict }) => (verdict === wanted ? [code] : []));
  return {
    auditId: story.id(`audit of ${of} ${about}`),
    post: random.pick(posts.filter((post) => post.clinical === clinical)).code,
    grade,
    met: having('met'),
    notMet: having('notMet'),
    notApplicable: having('notApplicable'),
    measuredBy: { grades, criteria, posts },
  };
}
