import type { Scope } from '../../../projections/measures/measure.js';
import type { Fact } from '../../../workflows/kernel/fact.js';
import { inside, noted } from './noted-facts.js';
import type { Noted } from './noted-facts.js';

type Story = readonly Pick<Fact, 'type' | 'occurredOn' | 'data'>[];

/** Whether this recount knows the figure. */
export function isAboutFeedback(id: string): boolean {
  return /^ehc\.feedback\.(?:family|positive|responseRate)(?:\.(?:assessment|review|transition))?$/.test(id);
}

/** Count, share and mean as somebody with the questionnaires on the table would work them out. */
export function recountFeedback(
  id: string,
  stories: readonly Story[],
  scope: Scope,
): readonly [numerator: number, denominator: number | null, mean: number | null] {
  const [, , what = '', stage] = id.split('.');
  const files = stories.map((story) => noted(story as Parameters<typeof noted>[0]));
  const ofStage = (fact: Noted): boolean => stage === undefined || fact.data['stage'] === stage;
  const all = (file: readonly Noted[], type: string): readonly Noted[] => file.filter((fact) => fact.type === type);
  if (what === 'responseRate') {
    const asked = files.flatMap((file) =>
      all(file, 'FeedbackInvited')
        .filter((fact) => ofStage(fact) && inside(fact.on, scope))
        .map(({ data }) =>
          all(file, 'FeedbackRecorded').some(
            (reply) => reply.data['invitationId'] === data['invitationId'] && reply.on <= scope.asAt,
          ),
        ),
    );
    return [asked.filter(Boolean).length, asked.length, null];
  }
  const replies = files
    .flatMap((file) => all(file, 'FeedbackRecorded'))
    .filter((fact) => ofStage(fact) && inside(fact.on, scope));
  if (what === 'positive') {
    const good = replies.filter((reply) => meanOf(reply) >= (reply.data['positiveFrom'] as number));
    return [good.length, replies.length, null];
  }
  const sum = replies.reduce((before, reply) => before + meanOf(reply), 0);
  return [replies.length, null, replies.length === 0 ? null : sum / replies.length];
}

function meanOf({ data }: Noted): number {
  const scores = data['scores'] as readonly { readonly score: number }[];
  return scores.reduce((sum, { score }) => sum + score, 0) / scores.length;
}
