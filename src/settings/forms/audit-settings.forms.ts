import type { AnswerReader } from '../../web/forms/answers.js';
import { fromQuestion, plainText, readDayAndReason, reasonQuestion, todayFirst } from '../setting-form.js';
import type { SettingForm, SettingsNow } from '../setting-form.js';
import { postsWords, scaleWords } from '../setting-words.js';
import { back, datedAhead, intention, side } from './audit-setting-parts.js';
import { linesFor, readTitles, same, withCodes } from './titled-list.js';

/** The grades and which of them count as good or better. */
export function auditScaleForm({ settings, today }: SettingsNow): SettingForm {
  const { grades } = settings.audits;
  return {
    title: 'Change the scale of audits',
    action: '/settings/audits/scale/change',
    back,
    button: 'Record the scale',
    defaults: {
      ...todayFirst(today),
      grades: linesFor(grades),
      goodFrom: grades.find(({ good }) => good)?.title ?? '',
    },
    fieldOfCode: {
      'setting-already-so': 'grades',
      'scale-needs-both-sides': 'goodFrom',
      'audit-list-named-twice': 'grades',
      'dated-in-the-future': datedAhead,
    },
    questions: [
      { kind: 'longText', name: 'grades', label: 'What are the grades?', hint: 'One a line, the worst first' },
      {
        kind: 'text',
        name: 'goodFrom',
        label: 'From which grade on does an audit count as good or better?',
        hint: 'As it stands in the list, for example Good',
        width: 20,
      },
      fromQuestion,
      reasonQuestion,
    ],
    side,
    read(asked) {
      const titles = readTitles(asked, 'grades', 'The grades', 'Enter the grades, one a line');
      const goodFrom = readGoodFrom(asked, titles);
      const { on, reason } = readDayAndReason(asked, today);
      if (titles === null || goodFrom === null || on === null || reason === null) return null;
      const chosen = withCodes(titles, grades).map((grade, at) => ({ ...grade, good: at >= goodFrom }));
      return intention(
        'SetAuditScale',
        { on, grades: chosen, reason },
        'Scale',
        scaleWords(chosen),
        ({ grades: list }) => scaleWords(list),
      );
    },
  };
}

function readGoodFrom(asked: AnswerReader, titles: readonly string[] | null): number | null {
  const text = plainText(
    asked,
    'goodFrom',
    'The grade',
    'Enter the grade from which an audit counts as good or better',
    200,
  );
  if (text === null || titles === null) return null;
  const at = titles.findIndex((title) => same(title, text));
  if (at < 0) asked.wrong('goodFrom', `Enter one of the grades above: ${titles.join(', ')}`);
  else if (at === 0)
    asked.wrong('goodFrom', 'At least one grade must stand below “good or better”: choose a later one');
  return at <= 0 ? null : at;
}

/** The posts that audit; medical and clinical officers apart. */
export function auditorPostsForm({ settings, today }: SettingsNow): SettingForm {
  const { posts } = settings.audits;
  const part = (clinical: boolean): string => linesFor(posts.filter((post) => post.clinical === clinical));
  return {
    title: 'Change the posts that audit',
    action: '/settings/audits/posts/change',
    back,
    button: 'Record the posts',
    defaults: { ...todayFirst(today), posts: part(false), clinical: part(true) },
    fieldOfCode: {
      'setting-already-so': 'posts',
      'audit-list-named-twice': 'posts',
      'posts-need-a-clinical-officer': 'clinical',
      'dated-in-the-future': datedAhead,
    },
    questions: [
      {
        kind: 'longText',
        name: 'clinical',
        label: 'Which medical and clinical officers audit?',
        hint: 'One a line. They alone audit the health part of a plan',
      },
      {
        kind: 'longText',
        name: 'posts',
        label: 'Which other posts audit?',
        hint: 'One a line. Posts, never the names of people. May be left empty',
      },
      fromQuestion,
      reasonQuestion,
    ],
    side,
    read(asked) {
      const clinical = readTitles(asked, 'clinical', 'The officers', 'Name at least one medical or clinical officer');
      const others = readTitles(asked, 'posts', 'The posts', null);
      const both = others?.find((title) => clinical?.some((one) => same(one, title)) === true);
      if (both !== undefined) asked.wrong('posts', `Name each post once: “${both}” stands in both lists`);
      const { on, reason } = readDayAndReason(asked, today);
      if (clinical === null || others === null || both !== undefined || on === null || reason === null) return null;
      const chosen = withCodes([...others, ...clinical], posts).map((post, at) => ({
        ...post,
        clinical: at >= others.length,
      }));
      return intention(
        'SetAuditorPosts',
        { on, posts: chosen, reason },
        'Posts',
        postsWords(chosen),
        ({ posts: list }) => postsWords(list),
      );
    },
  };
}
