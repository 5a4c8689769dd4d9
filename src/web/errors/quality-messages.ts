import { listed } from '../words/list-words.js';
import { date, text, texts } from './message-parts.js';
import type { Words } from './message-parts.js';

/** What the rules about audits, provision and outcomes say no to, and how to put it right. */
export const qualityMessages: Readonly<Record<string, Words>> = {
  'no-such-grade': ({ known }) => `Choose one of the grades of the authority’s scale: ${listed(texts(known))}`,
  'no-such-post': ({ known }) => `Choose one of the posts that audit: ${listed(texts(known))}`,
  'no-such-criterion': ({ known }) => `Choose among the criteria of such audits: ${texts(known).join('; ')}`,
  'criterion-twice': ({ title }) => `Say once whether this was met: ${text(title)}`,
  'criteria-left-out': ({ missing }) => `Say of every criterion whether it was met: ${texts(missing).join('; ')}`,
  'health-audit-needs-clinical-officer': ({ posts }) =>
    `The health part of a plan is audited by a medical or clinical officer. Choose ${listed(texts(posts), 'nobody').replace(/ and (?=[^,]*$)/, ' or ')}`,
  'audit-already-recorded': 'This audit is on record already. To change it, correct it in the history',
  'advice-not-in-to-audit':
    'This advice is not in, so it cannot be audited. Record first that it came, and audit it then',
  'provision-already-checked': 'This check is on record already. To change it, correct it in the history',
  'nothing-checked': 'Name at least one piece of provision that was looked at',
  'items-do-not-add-up':
    'What each provision is cannot be changed alone. Strike this check out and record it again as it should be',
  'outcome-already-set': 'This outcome is on record already. To change it, correct it in the history',
  'no-such-outcome': 'This plan has no such outcome on record. Record the outcome with its target first',
  'outcome-already-reviewed': ({ on }) =>
    `This outcome was looked at in that review already, on ${date(on)}. To change it, correct it in the history`,

  // Settings of audits
  'audit-list-empty': ({ what }) => `Enter at least one ${whatWords(what)}`,
  'audit-list-needs-words': ({ what }) => `Every ${whatWords(what)} needs a name`,
  'audit-list-named-twice': ({ what, title }) => `Name each ${whatWords(what)} once: “${text(title)}” stands twice`,
  'audit-list-hidden-characters': ({ what }) =>
    `The name of a ${whatWords(what)} must not contain control characters. Type it again instead of pasting it`,
  'audit-code-malformed': ({ what }) => `The code of a ${whatWords(what)} must be letters, figures and hyphens only`,
  'scale-needs-both-sides':
    'The scale needs at least one grade below “good or better” and one that counts as good or better',
  'scale-out-of-order': ({ title }) =>
    `Give the grades from the worst to the best: “${text(title)}” stands above a grade that counts as good`,
  'standing-criterion-missing': 'Criteria that figures are counted by cannot be left out. Keep them, in your own words',
  'posts-need-a-clinical-officer':
    'Name at least one medical or clinical officer: without one nobody can audit the health part of plans',
};

function whatWords(what: unknown): string {
  return what === 'grade' ? 'grade' : what === 'post' ? 'post' : 'criterion';
}
