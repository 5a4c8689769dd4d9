import type { NeedsAssessment } from '../../workflows/needs-assessment/needs-assessment.state.js';
import type { ActKey } from './acts.js';

type Subjects = Partial<Readonly<Record<ActKey, (state: NeedsAssessment) => readonly string[]>>>;

const adviceBy = (
  { advice }: NeedsAssessment,
  fits: (one: NeedsAssessment['advice'][number]) => boolean,
): readonly string[] => advice.filter(fits).map(({ adviceId }) => adviceId);

const standing = (
  { exceptions }: NeedsAssessment,
  fits: (claim: NeedsAssessment['exceptions'][number]) => boolean,
): readonly string[] =>
  exceptions.filter((claim) => claim.struckOutOn === null && fits(claim)).map(({ exceptionId }) => exceptionId);

const out = (state: NeedsAssessment): readonly string[] =>
  adviceBy(state, ({ requested, receivedOn }) => requested !== null && receivedOn === null);
const inButNotAccepted = (state: NeedsAssessment): readonly string[] =>
  adviceBy(state, ({ receivedOn, acceptedOn }) => receivedOn !== null && acceptedOn === null);

const subjects: Subjects = {
  receiveAdvice: out,
  chaseAdvice: out,
  missedAppointment: out,
  returnAdvice: inButNotAccepted,
  acceptAdvice: inButNotAccepted,
  auditAdvice: (state) => adviceBy(state, ({ receivedOn }) => receivedOn !== null),
  settingReply: ({ consultations }) =>
    consultations.filter(({ repliedOn }) => repliedOn === null).map(({ consultationId }) => consultationId),
  exceptionEvidence: (state) => standing(state, ({ evidenced }) => !evidenced),
  exceptionAgreement: (state) => standing(state, ({ agreedOn }) => agreedOn === null),
  exceptionTold: (state) => standing(state, ({ familyToldOn }) => familyToldOn === null),
  exceptionEnd: (state) => standing(state, ({ to }) => to === null),
  exceptionStrikeOut: (state) => standing(state, () => true),
};

/** Ids of what an act is still to be done about: advice not in yet, exceptions not agreed, schools without a reply. */
export function subjectsOf(key: ActKey, state: NeedsAssessment): readonly string[] {
  return subjects[key]?.(state) ?? [];
}

/** Advice asked for that has not come. */
export function adviceOut(state: NeedsAssessment): NeedsAssessment['advice'] {
  const ids = out(state);
  return state.advice.filter(({ adviceId }) => ids.includes(adviceId));
}
