import type { Sector } from '../../../workflows/needs-assessment/needs-assessment.events.js';
import { nextSector } from '../../cases/act-trials.js';
import { actHref, acts } from '../../cases/acts.js';
import { sectorWords } from '../../web/words/code-words.js';
import { actDate, sentenceDate } from '../../web/words/date-words.js';
import { keysOf } from '../questions.js';
import type { Choice } from '../questions.js';
import type { Intention, RecordingForm, SideCard, Situation } from '../recording-form.js';
import { wish } from '../recording-form.js';
import { dateAsked } from './shared-answers.js';

const sectors = keysOf(sectorWords);

/** A sector agreed the plan: an authority’s own rule of quality, in the order it has set. */
export const signOffForm: RecordingForm = {
  key: 'signOff',
  dateLabel: 'Date it was signed off',
  fieldOfCode: {
    'sign-off-out-of-order': 'sector',
    'already-signed-off': 'sector',
    'sign-off-needs-a-post': 'post',
  },
  defaults: ({ state, basis }) => {
    const next = nextSector(state, basis);
    return next === null ? {} : { sector: next };
  },
  steps: [
    {
      questions: (s) => [
        {
          kind: 'radios',
          name: 'sector',
          legend: 'Who signed the plan off?',
          hint: orderWords(s) ?? 'Nobody’s sign-off is asked for here; one that was given can be kept',
          choices: inOrder(s).map((sector): Choice => choiceOf(s, sector)),
        },
        {
          kind: 'text',
          name: 'post',
          label: 'Post of the person who signed it off',
          hint: 'Not their name, for example Head of SEND',
        },
        { kind: 'date', name: 'on', legend: 'When?', hint: 'For example 23 11 2026' },
      ],
      side: (s) => [
        {
          heading: 'What this does',
          paragraphs: [
            orderWords(s) === null
              ? 'It stands in the history. No limit changes.'
              : 'The final plan cannot go before all have signed it off. No limit of the law waits for that.',
          ],
        },
        signOffCard(s),
      ],
    },
  ],
  intend: (asked, s): Intention => {
    const sector = asked.oneOf('sector', sectors, 'Say who signed the plan off');
    const post = asked.text('post', 'Post', 'Enter the post of the person who signed it off', 200);
    const on = dateAsked(asked, s, 'Date it was signed off');
    const read = asked.finished({ sector, post, on });
    return {
      wishes: [wish('SignOffPlan', read.on, { sector: read.sector, post: read.post })],
      rows: [
        { key: 'Signed off for', value: sectorWords[read.sector] },
        { key: 'By', value: read.post },
        { key: 'When', value: actDate(read.on) },
      ],
      button: 'Record the sign-off',
      done: `${sectorWords[read.sector]} signed the plan off`,
      ...nextStep(s, read.sector),
    };
  },
};

/** Who has signed the plan off and who has not, beside a form. */
export function signOffCard({ state, basis }: Situation): SideCard {
  const wanted = basis.settings.signOffOrder;
  const done = state.signOffs.map(({ sector, post, on }) => `${sectorWords[sector]}: ${post}, ${sentenceDate(on)}`);
  const missing = wanted.filter((sector) => !state.signOffs.some((one) => one.sector === sector));
  const none = wanted.length === 0 && done.length === 0 ? ['None is asked for here.'] : [];
  return {
    heading: 'Sign-offs',
    paragraphs: [...done, ...missing.map((sector) => `${sectorWords[sector]}: not signed off yet`), ...none],
  };
}

/** The sectors whose sign-off the authority asks for come first, in its order. */
function inOrder({ basis }: Situation): readonly Sector[] {
  return [...new Set([...basis.settings.signOffOrder, ...sectors])];
}

function choiceOf({ state }: Situation, sector: Sector): Choice {
  const text = sectorWords[sector];
  const done = state.signOffs.find((one) => one.sector === sector);
  if (done === undefined) return { value: sector, text };
  return { value: sector, text, disabled: true, hint: `Signed off on ${sentenceDate(done.on)}: ${done.post}` };
}

function orderWords({ basis }: Situation): string | null {
  const order = basis.settings.signOffOrder;
  if (order.length === 0) return null;
  return `In this order: ${order.map((sector) => sectorWords[sector].toLowerCase()).join(', then ')}`;
}

function nextStep({ state, basis, reference }: Situation, sector: Sector): Pick<Intention, 'next'> {
  const left = basis.settings.signOffOrder.filter(
    (one) => one !== sector && !state.signOffs.some((done) => done.sector === one),
  );
  const [first] = left;
  if (first !== undefined) {
    const text = `Next to sign it off: ${sectorWords[first].toLowerCase()}.`;
    return { next: { text, link: acts.signOff.words, href: actHref('signOff', reference) } };
  }
  if (basis.settings.signOffOrder.length === 0) return {};
  return {
    next: { text: 'All have signed it off.', link: acts.finalPlan.words, href: actHref('finalPlan', reference) },
  };
}
