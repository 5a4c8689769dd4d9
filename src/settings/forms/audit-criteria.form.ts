import { standingCriteria, usualAuditSettings } from '../../../workflows/quality/audit-settings.js';
import type { AuditOf } from '../../../workflows/quality/audit-settings.js';
import { auditedWords } from '../../web/words/quality-words.js';
import { lowerFirst } from '../../web/words/list-words.js';
import { fromQuestion, plainText, readDayAndReason, reasonQuestion, todayFirst } from '../setting-form.js';
import type { SettingForm, SettingsNow } from '../setting-form.js';
import { criteriaWords } from '../setting-words.js';
import { back, datedAhead, intention, side } from './audit-setting-parts.js';
import { linesFor, readTitles, withCodes } from './titled-list.js';

/** What audits of one kind look at. Criteria that figures are counted by stay, in the authority’s own words. */
export function auditCriteriaForm(of: AuditOf): (now: SettingsNow) => SettingForm {
  const standing = standingCriteria[of];
  return ({ settings, today }) => {
    const before = settings.audits.criteria[of];
    const titleOf = (code: string): string => before.find((one) => one.code === code)?.title ?? '';
    const others = before.filter(({ code }) => !standing.includes(code));
    return {
      title: `Change the criteria of audits: ${lowerFirst(auditedWords[of])}`,
      action: `/settings/audits/criteria/${of}/change`,
      back,
      button: 'Record the criteria',
      defaults: {
        ...todayFirst(today),
        ...Object.fromEntries(standing.map((code) => [code, titleOf(code)])),
        criteria: linesFor(others),
      },
      fieldOfCode: {
        'setting-already-so': 'criteria',
        'audit-list-empty': 'criteria',
        'audit-list-named-twice': 'criteria',
        'dated-in-the-future': datedAhead,
      },
      questions: [
        ...standing.map((code) => ({
          kind: 'text' as const,
          name: code,
          label: `Always looked at: ${lowerFirst(usualTitle(of, code))}`,
          hint: 'In your own words. It cannot be left out: a figure or a duty of the plan is counted by it',
        })),
        {
          kind: 'longText',
          name: 'criteria',
          label: standing.length === 0 ? 'What is looked at?' : 'What else is looked at?',
          hint: 'One a line',
        },
        fromQuestion,
        reasonQuestion,
      ],
      side,
      read(asked) {
        const kept = standing.map((code) => ({
          code,
          title: plainText(
            asked,
            code,
            'The criterion',
            `Enter the criterion: ${lowerFirst(usualTitle(of, code))}`,
            200,
          ),
        }));
        const missing = standing.length === 0 ? 'Enter the criteria, one a line' : null;
        const titles = readTitles(asked, 'criteria', 'The criteria', missing);
        const { on, reason } = readDayAndReason(asked, today);
        if (titles === null || on === null || reason === null || kept.some(({ title }) => title === null)) return null;
        const chosen = [
          ...kept.map(({ code, title }) => ({ code, title: title ?? '' })),
          ...withCodes(titles, others, standing),
        ];
        return intention(
          'SetAuditCriteria',
          { on, of, criteria: chosen, reason },
          'Criteria',
          criteriaWords(chosen),
          ({ criteria }) => criteriaWords(criteria[of]),
        );
      },
    };
  };
}

function usualTitle(of: AuditOf, code: string): string {
  return usualAuditSettings.criteria[of].find((one) => one.code === code)?.title ?? code;
}
