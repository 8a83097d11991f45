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
    /** So many working days after the due day each of them is told, once. Rising in this order. */
    responsible: number;
    director: number;
    chair: number;
    /** And then it stands so many weeks in the chair's list of Monday. */
    weeks: number;
  };
  /** «Принято» leaves of a day's reminders those so many days before or nearer; of a window's, the last. */
  acceptedKeeps: number;
  /**
   * Nobody is told of one duty more often, whatever is answered. More than all the stages of a year-long window
   * together: only whoever moves the day again and again comes to it, and then the summary alone tells.
   */
  most: number;
}

export const POLICIES: readonly [Policy, ...Policy[]] = [
  {
    code: "usual",
    title: "Обычный",
    dated: [14, 7, 1, 0],
    window: { opening: true, monthly: true, beforeEnd: [7] },
    overdue: { responsible: 1, director: 3, chair: 8, weeks: 12 },
    acceptedKeeps: 1,
    most: 42,
  },
  {
    code: "calm",
    title: "Спокойный",
    dated: [7, 1],
    window: { opening: true, monthly: false, beforeEnd: [3] },
    overdue: { responsible: 2, director: 5, chair: 10, weeks: 8 },
    acceptedKeeps: 1,
    most: 20,
  },
  {
    code: "insistent",
    title: "Настойчивый",
    dated: [14, 7, 3, 1, 0],
    window: { opening: true, monthly: true, beforeEnd: [14, 7, 3, 1] },
    overdue: { responsible: 1, director: 2, chair: 4, weeks: 12 },
    acceptedKeeps: 1,
    most: 48,
  },
];

/**
 * When monthly figures are reminded of, whatever the preset: they come every month, and their day is the cluster's own.
 * All in working days: so many before the due day (0: the day itself), and after it for those above.
 */
export const FIGURES = { before: [5, 2, 0], overdue: { director: 1, chair: 3, weeks: 12 } } as const;

/** The policy of this code; the usual one where the code is unknown. */
export const policyOf = (code: string): Policy =>
  POLICIES.find((policy) => policy.code === code) ?? POLICIES[0];
