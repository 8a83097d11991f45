/**
 * When a cluster reminds, as data. Days «before» are calendar days before the due day and move to the working
 * day before where they fall on a day off; days after move to the working day after.
 */
export interface Policy {
  /** What `clusters.policy` keeps. */
  code: string;
  title: string;
  /** For an occurrence of one day: so many days before it; 0 is its morning. Falling. */
  dated: readonly number[];
  /** For a stretch of days. */
  window: {
    /** On its first working day. */
    opening: boolean;
    /** On each later month's first working day, where it is longer than a month. */
    monthly: boolean;
    /** So many days before its end. Falling. */
    beforeEnd: readonly number[];
  };
  overdue: {
    /** So many working days after; rising. */
    workingDays: readonly number[];
    /** And then every so many calendar days, this many times; after the first of these on that week's Monday. */
    everyDays: number;
    times: number;
    /** From this one on (1 is the first) the chair is told, and no longer those who answer. */
    chairFrom: number;
  };
  /** «Принято» leaves of a day's reminders those so many days before or nearer; of a window's, the last. */
  acceptedKeeps: number;
}

export const POLICIES: readonly [Policy, ...Policy[]] = [
  {
    code: "usual",
    title: "Обычный",
    dated: [14, 7, 1, 0],
    window: { opening: true, monthly: true, beforeEnd: [7] },
    overdue: { workingDays: [1, 3], everyDays: 7, times: 12, chairFrom: 3 },
    acceptedKeeps: 1,
  },
  {
    code: "calm",
    title: "Спокойный",
    dated: [7, 1],
    window: { opening: true, monthly: false, beforeEnd: [3] },
    overdue: { workingDays: [2], everyDays: 14, times: 6, chairFrom: 2 },
    acceptedKeeps: 1,
  },
  {
    code: "insistent",
    title: "Настойчивый",
    dated: [14, 7, 3, 1, 0],
    window: { opening: true, monthly: true, beforeEnd: [14, 7, 3, 1] },
    overdue: { workingDays: [1, 2, 3], everyDays: 7, times: 12, chairFrom: 4 },
    acceptedKeeps: 1,
  },
];

/** The policy of this code; the usual one where the code is unknown. */
export const policyOf = (code: string): Policy =>
  POLICIES.find((policy) => policy.code === code) ?? POLICIES[0];
