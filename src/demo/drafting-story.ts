import type { Sector } from '../../workflows/needs-assessment/needs-assessment.events.js';
import { addDays } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { AssessmentCourse, DraftCourse } from './assessment-course.js';
import type { CaseStory } from './case-story.js';
import { schools } from './demo-names.js';
import { replyTexts, representationTexts } from './demo-texts.js';
import { workingDayAfter } from './history-writer.js';

export const posts: Readonly<Record<Sector, string>> = {
  education: 'Head of SEND',
  health: 'Designated clinical officer',
  socialCare: 'Designated social care officer',
};

/** Drafts, what family and settings said of them, sign-offs and the plan's way to each recipient. */
export function tellDrafting(story: CaseStory, { drafts, finalOn }: AssessmentCourse): void {
  const [first] = drafts;
  if (first === undefined || finalOn === null) return;
  for (const draft of drafts) tellDraft(story, draft, finalOn);
  tellConsultations(story, first.servedOn, finalOn);
  tellSignOffs(story, drafts.at(-1)?.servedOn ?? first.servedOn, finalOn);
  tellFinalPlan(story, finalOn);
}

function tellDraft(story: CaseStory, draft: DraftCourse, finalOn: CalendarDate): void {
  const { random } = story;
  const { draftId, servedOn, repliedOn, finished, meetingOn } = draft;
  const method = random.weighted([['email', 8], ['post', 2], ['inPerson', 0.3]] as const); // prettier-ignore
  story.assessment(servedOn, 'ServeDraftPlan', { draftId, method });
  if (repliedOn === null) return;
  const data = { draftId, settingPreferred: random.chance(0.6), finished };
  story.assessment(repliedOn, 'RecordRepresentations', data, {
    personal: story.note(random.pick(representationTexts)),
  });
  if (meetingOn === null || repliedOn >= finalOn) return;
  story.assessment(repliedOn, 'RecordMeetingRequest', { draftId }, { sameSitting: true });
  if (meetingOn < finalOn) story.assessment(meetingOn, 'RecordMeeting', { draftId });
}

function tellConsultations(story: CaseStory, servedOn: CalendarDate, finalOn: CalendarDate): void {
  const { random, ids, child } = story;
  const others = random.some(
    schools.filter(({ phase }) => phase === child.school.phase || phase === 'special'),
    random.int(0, 2),
  );
  [child.school, ...others.filter(({ urn }) => urn !== child.school.urn)].forEach((school, index) => {
    const consultationId = story.id(`consultation ${index}`);
    const sentOn = workingDayAfter(servedOn, random.int(0, 4));
    if (sentOn >= finalOn) return;
    const personal = { [ids.child]: { setting: school.name, urn: school.urn } };
    story.assessment(sentOn, 'ConsultSetting', { consultationId }, { personal, sameSitting: index > 0 });
    const repliedOn = workingDayAfter(sentOn, random.days(13, 0.5) + 1);
    // Where a setting does not reply the authority decides without it.
    if (repliedOn >= finalOn || random.chance(0.12)) return;
    const view = random.weighted([['canMeetNeed', 62], ['cannotMeetNeed', 18], ['noPlace', 14], ['noView', 6]] as const); // prettier-ignore
    const grounds =
      view === 'cannotMeetNeed'
        ? (['unsuitable'] as const)
        : view === 'noPlace'
          ? (['incompatibleEducation'] as const)
          : [];
    story.assessment(
      repliedOn,
      'RecordSettingReply',
      { consultationId, view, grounds },
      { personal: story.note(random.pick(replyTexts)) },
    );
  });
}

function tellSignOffs(story: CaseStory, servedOn: CalendarDate, finalOn: CalendarDate): void {
  const { signOffOrder } = story.options;
  const rest = (['education', 'health', 'socialCare'] as const).filter((sector) => !signOffOrder.includes(sector));
  const habit = story.random.chance(0.8) ? rest : [];
  let on = servedOn;
  for (const sector of [...signOffOrder, ...habit]) {
    on = workingDayAfter(on, story.random.int(1, 4));
    // Signed at the latest on the day the plan goes: told before it, so recorded before it.
    if (on > finalOn) on = finalOn;
    story.assessment(on, 'SignOffPlan', { sector, post: posts[sector] });
  }
}

function tellFinalPlan(story: CaseStory, finalOn: CalendarDate): void {
  const { random, ids, child } = story;
  const namesSetting = random.chance(0.94);
  const setting = { [ids.child]: { setting: child.school.name, urn: child.school.urn } };
  const to = { namesSetting, appealWordingSent: true };
  story.assessment(
    finalOn,
    'SendFinalPlan',
    { ...to, recipient: 'parentOrYoungPerson' },
    namesSetting ? { personal: setting } : {},
  );
  if (namesSetting) {
    const on = addDays(finalOn, 0);
    story.assessment(
      random.chance(0.85) ? on : workingDayAfter(finalOn, random.int(1, 4)),
      'SendFinalPlan',
      { ...to, recipient: 'setting' },
      { personal: setting, sameSitting: true },
    );
  }
  if (random.chance(0.97)) {
    const on = random.chance(0.8) ? finalOn : workingDayAfter(finalOn, random.int(1, 6));
    story.assessment(on, 'SendFinalPlan', { ...to, recipient: 'commissioningBody' }, { sameSitting: true });
  }
}
