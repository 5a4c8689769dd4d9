import type { Contradiction } from '../kernel/decider.js';
import { standingCriteria } from './audit-settings.js';
import type { AuditCriteriaSet, AuditSettingFact, Criterion, Grade } from './audit-settings.js';

/** What is wrong with such a setting; null where audits can be measured by it. */
export function auditSettingFault(fact: AuditSettingFact): Contradiction | null {
  switch (fact.type) {
    case 'AuditScaleSet':
      return listFault('grade', fact.data.grades) ?? scaleFault(fact.data.grades);
    case 'AuditCriteriaSet':
      return listFault('criterion', fact.data.criteria) ?? standingFault(fact.data);
    case 'AuditorPostsSet': {
      const { posts } = fact.data;
      return (
        listFault('post', posts) ??
        (posts.some(({ clinical }) => clinical) ? null : fault('posts-need-a-clinical-officer'))
      );
    }
  }
}

const hidden = /\p{Cc}|[\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]|\p{Surrogate}/u;

function listFault(what: string, list: readonly Criterion[]): Contradiction | null {
  if (list.length === 0) return fault('audit-list-empty', { what });
  const titles = new Set<string>();
  const codes = new Set<string>();
  for (const { code, title } of list) {
    if (title.trim() === '' || code.trim() === '') return fault('audit-list-needs-words', { what });
    if (hidden.test(title) || hidden.test(code)) return fault('audit-list-hidden-characters', { what });
    if (!/^[A-Za-z0-9-]+$/.test(code)) return fault('audit-code-malformed', { what });
    if (titles.has(title.toLowerCase()) || codes.has(code)) return fault('audit-list-named-twice', { what, title });
    titles.add(title.toLowerCase());
    codes.add(code);
  }
  return null;
}

/** The grades that count as good stand at the upper end, and both sides of the line have one. */
function scaleFault(grades: readonly Grade[]): Contradiction | null {
  const first = grades.findIndex(({ good }) => good);
  if (first <= 0) return fault('scale-needs-both-sides');
  const below = grades.slice(first).find(({ good }) => !good);
  return below === undefined ? null : fault('scale-out-of-order', { title: below.title });
}

function standingFault({ of, criteria }: AuditCriteriaSet['data']): Contradiction | null {
  const missing = standingCriteria[of].filter((code) => !criteria.some((one) => one.code === code));
  return missing.length === 0 ? null : fault('standing-criterion-missing', { missing });
}

function fault(code: string, details: Contradiction['details'] = {}): Contradiction {
  return { code, details };
}
