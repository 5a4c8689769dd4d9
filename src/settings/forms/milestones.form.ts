import type { LocalMilestone } from '../../../workflows/timetable/local-milestones.js';
import { milestoneLines, usualMilestones } from '../../../workflows/timetable/local-milestones.js';
import type { SettledBasis } from '../../../workflows/authority/authority.settings.js';
import type { AnswerReader } from '../../web/forms/answers.js';
import { sentenceDate, tableDate } from '../../web/words/date-words.js';
import { dayAndReasonRows, fromQuestion, readDayAndReason, reasonQuestion, todayFirst } from '../setting-form.js';
import type { BeforeAndAfter, Effects, SettingForm, SettingsNow } from '../setting-form.js';

const lastWeek = 20;

/** The weeks of local practice inside the twenty. */
export function milestonesForm({ settings, today }: SettingsNow): SettingForm {
  const { weeks } = settings.milestones;
  return {
    title: 'Change the local milestones',
    action: '/settings/milestones/change',
    back: { text: 'Local milestones', href: '/settings/milestones' },
    button: 'Record the milestones',
    defaults: { ...todayFirst(today), ...Object.fromEntries(weeks.map(({ id, week }) => [id, String(week)])) },
    fieldOfCode: {
      'setting-already-so': 'adviceIn',
      'milestone-week-out-of-range': 'adviceIn',
      'dated-in-the-future': { field: 'on', target: 'on-day' },
    },
    questions: [
      ...weeks.map(({ id, title, usual }) => ({
        kind: 'text' as const,
        name: id,
        label: title,
        hint: `Week since the request, 1 to ${lastWeek}. Usually week ${usual}`,
        width: 5 as const,
      })),
      fromQuestion,
      reasonQuestion,
    ],
    side: [
      {
        heading: 'What this does',
        paragraphs: [
          'Milestones are practice, not law. They stand beside the limits of each case and are never a breach, and they move no limit.',
        ],
      },
    ],
    read(asked) {
      const chosen = usualMilestones.map(({ id, title }) => [id, readWeek(asked, id, title)] as const);
      const { on, reason } = readDayAndReason(asked, today);
      if (on === null || reason === null || chosen.some(([, week]) => week === null)) return null;
      const changed = chosen.filter(([id, week]) => week !== usualMilestones.find((one) => one.id === id)?.week);
      return {
        wish: {
          kind: 'change',
          type: 'SetLocalMilestones',
          body: { on, weeks: Object.fromEntries(changed), reason },
        },
        rows: [
          ...usualMilestones.map(({ title }, index) => ({ key: title, value: `Week ${chosen[index]?.[1] ?? ''}` })),
          ...dayAndReasonRows(on, reason),
        ],
        effects: milestoneEffects,
        said: 'The local milestones are set',
      };
    },
  };
}

function readWeek(asked: AnswerReader, id: string, title: string): number | null {
  const text = asked.text(id, title, `Enter the week of “${title}”`, 100);
  if (text === null) return null;
  const week = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  if (week >= 1 && week <= lastWeek) return week;
  asked.wrong(id, `The week of “${title}” must be a whole number from 1 to ${lastWeek}`);
  return null;
}

function milestoneEffects({ before, after, today }: BeforeAndAfter): Effects {
  const receivedOn = today;
  const linesOf = (basis: SettledBasis): readonly string[] =>
    milestoneLines(
      { receivedOn, completedOn: {}, closed: null, supersededBy: null },
      basis,
      today,
      milestonesOf(basis),
    ).map(({ week, due }) => `Week ${week}: ${tableDate(due)}`);
  const [now, then] = [linesOf(before), linesOf(after)];
  return {
    caption: `For a request received on ${sentenceDate(today)}`,
    heads: ['Milestone', 'Now', 'After recording'],
    rows: usualMilestones.map(({ title }, index) => ({ what: title, now: now[index] ?? '', after: then[index] ?? '' })),
    note: 'No limit of law moves.',
  };
}

const milestonesOf = ({ settings }: SettledBasis): readonly LocalMilestone[] => settings.milestones ?? usualMilestones;
