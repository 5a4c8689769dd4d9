/** What happened to an action plan, as a clause after "when" or "that". By event type. */
export const actionPlanClauses: Readonly<Record<string, string>> = {
  ActionPlanDrafted: 'the action plan was drafted',
  ActionPlanLoaded: 'the action plan was loaded',
  ActionPlanRevised: 'the text of the action plan was changed',
  DraftVersionIssued: 'a draft of the action plan was issued',
  ActionPlanPublished: 'the action plan was published',
  ProgressRecorded: 'progress on the action plan was recorded',
  ItemCompleted: 'an item of the action plan was completed',
  ItemReopened: 'an item of the action plan was opened again',
  OutcomeRated: 'an outcome of the action plan was rated',
  MilestoneRecorded: 'a milestone of the action plan was recorded',
  MeasureValueRecorded: 'a value of the action plan was recorded',
  MeasureJudged: 'a measure of the action plan was judged',
  DateChosen: 'one of two dates of the action plan was chosen',
  PartyNamed: 'somebody was named for the action plan',
  BudgetTotalStated: 'the printed total of the action plan was recorded',
  ActionPlanCompleted: 'the action plan was completed',
  ActionPlanWithdrawn: 'the action plan was withdrawn',
  ActionPlanReopened: 'the action plan was opened again',
};

/** Where an action plan stands. */
export const actionPlanStageWords: Readonly<Record<string, string>> = {
  inForce: 'In force',
  completed: 'Completed',
};
