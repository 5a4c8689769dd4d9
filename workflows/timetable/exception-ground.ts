/** The reason the law gives for not keeping a limit, as somebody claims it. Which limb it is depends on the rule. */
export type ExceptionGround =
  | 'schoolClosure'
  | 'earlyYearsClosure'
  | 'exceptionalCircumstances'
  | 'absentFromArea'
  | 'missedAppointment'
  | 'otherRegulation13Reason'
  | 'coronavirus';
