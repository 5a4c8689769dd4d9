import { calendarDate } from '../../workflows/timetable/calendar-date.js';
import type { BreakGlassCategory } from '../../workflows/child/case-access.events.js';
import type { CaseStory } from './case-story.js';
import { schoolNamed } from './demo-child.js';
import { manager, panel, priya } from './demo-people.js';
import type { DemoWorker } from './demo-people.js';
import type { ShowcaseCase, ShowcaseDates } from './showcase-case.js';
import { tellShowcaseOpening } from './showcase-opening.js';

/**
 * A child whose aunt works in the team: restricted by the panel's manager to Priya, who holds the case, and Helen. The
 * auditor opened it once, and nobody has looked at that yet.
 */
const ottilie: ShowcaseCase = {
  child: {
    forename: 'Ottilie',
    surname: 'Vance',
    birthDate: calendarDate('2017-05-09'),
    sex: 'F',
    parent: 'Imogen Vance',
    relation: 'mother',
    school: schoolNamed('Oak Bank Primary'),
  },
  startsOn: '2026-10-19',
  tell(story, dates) {
    tellShowcaseOpening(story, dates, {
      requestedBy: 'parentOrYoungPerson',
      receivedOn: '2026-10-19',
      recorded: '2026-10-19 10:20',
      allocated: '2026-10-20 9:15',
      text: 'Letter from her mother, who asks that her sister in the team does not see the case.',
    });
    const on = dates.on('2026-10-21');
    story.childFacts(
      on,
      [
        {
          type: 'CaseRestricted',
          occurredOn: on,
          data: { people: [panel.id, manager.id, priya.id], teams: [], manager: panel.id },
          personal: story.note('Her aunt works in the team; her mother asked for it in the letter of 19 October.'),
        },
      ],
      { by: panel, recorded: dates.desk('2026-10-21 11:40') },
    );
    opened(
      story,
      dates,
      '2026-11-18 15:05',
      auditor,
      'audit',
      'The ombudsman asked by telephone for the date of the request.',
    );
  },
};

const auditor: Pick<DemoWorker, 'id' | 'role'> = { id: 'demo-auditor', role: 'auditor' };

function opened(
  story: CaseStory,
  dates: ShowcaseDates,
  at: string,
  by: Pick<DemoWorker, 'id' | 'role'>,
  category: BreakGlassCategory,
  text: string,
): void {
  const on = dates.on(at.slice(0, 10));
  const data = { breakGlassId: story.id(`break-glass ${at}`), personId: by.id, category, until: on };
  story.childFacts(on, [{ type: 'CaseOpenedUnderBreakGlass', occurredOn: on, data, personal: story.note(text) }], {
    by: { ...by, name: '', team: null, fullTime: null },
    recorded: dates.desk(at),
  });
}

/** Cases that not everybody may open. */
export const restrictedShowcase: readonly ShowcaseCase[] = [ottilie];
