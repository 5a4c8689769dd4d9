import { acts, actHref, actKeys, correctionHref } from '../../../src/cases/acts.js';
import { csv } from '../../../src/cases/csv.js';
import { pagination } from '../../../src/cases/pagination.view.js';
import { possibleActs, stepBefore } from '../../../src/cases/possible-acts.js';
import { defaultSettings } from '../../../workflows/kernel/decider.js';
import { factOfCommand } from '../../../workflows/needs-assessment/needs-assessment.commands.js';
import { notBegun } from '../../../workflows/needs-assessment/needs-assessment.state.js';
import type { NeedsAssessment } from '../../../workflows/needs-assessment/needs-assessment.state.js';
import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import { englandCalendar } from '../../../workflows/timetable/calendars.js';
import { defaultPolicy } from '../../../workflows/timetable/policy-options.js';
import { englandRules } from '../../../workflows/timetable/rule-sets.js';

const today = calendarDate('2026-11-23');
const basis = {
  today,
  ruleSet: englandRules,
  calendar: englandCalendar,
  policy: defaultPolicy,
  settings: defaultSettings,
};
const received: NeedsAssessment = {
  ...notBegun,
  stage: 'consideringRequest',
  childId: 'child',
  begun: {
    on: calendarDate('2026-10-12'),
    revision: 0,
    by: 'request',
    requestedBy: 'parentOrYoungPerson',
    how: null,
    reassessment: null,
  },
};

describe('a download', () => {
  it('quotes every text and disarms what a spreadsheet would run', () => {
    expect(csv([['=1+1', '-2', '@x', 'O"Hara', null, 5]])).toBe('\uFEFF"\'=1+1","\'-2","\'@x","O""Hara","",5\r\n');
  });
});

describe('pages of a list', () => {
  it('are not spoken of where there is one', () => {
    expect(pagination({ page: 1, size: 50, total: 50 }, String)).toBeNull();
  });

  it('link the first, the last and those beside the one shown', () => {
    const pages = pagination({ page: 5, size: 10, total: 95 }, (page) => `?page=${page}`);
    expect(pages?.items.map((item) => ('ellipsis' in item ? '…' : item.number))).toEqual([1, '…', 4, 5, 6, '…', 10]);
  });
});

describe('the acts of an assessment', () => {
  it('name commands that record the facts they name', () => {
    for (const key of actKeys) {
      const { commands, facts } = acts[key];
      if (key !== 'correction') expect(commands.map((command) => factOfCommand[command])).toEqual(facts);
    }
  });

  it('stand below the case', () => {
    expect(actHref('chaseAdvice', 'EHC-2026-0412', 'a1')).toBe('/cases/EHC-2026-0412/advice/a1/chase');
    expect(correctionHref('EHC-2026-0412', 3)).toBe('/cases/EHC-2026-0412/corrections/new?event=3');
  });

  it('are worked out from the workflow: a request just received can be decided, and a plan cannot be sent yet', () => {
    const answers = new Map(possibleActs(received, basis).map((one) => [one.key, one]));
    expect(answers.get('decisionToAssess')?.answer).toBe('possible');
    expect(answers.get('draftPlan')).toMatchObject({ answer: 'notYet', needs: 'DecisionToAssessNotified' });
    expect(answers.get('finalPlan')).toMatchObject({ answer: 'notYet', rejection: { code: 'assessment-not-agreed' } });
    expect(answers.get('chaseAdvice')?.answer).toBe('past');
  });

  it('say which step opens the way, and nothing where no way leads back', () => {
    expect(stepBefore('assessing', 'RepresentationsReceived')).toBe('DraftPlanServed');
    expect(stepBefore('withdrawn', 'DraftPlanServed')).toBeNull();
  });
});
