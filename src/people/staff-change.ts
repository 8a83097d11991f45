import type { Day } from "../calendar/day.ts";

/** Who changes the people of a cluster, and when: `at` is a UTC instant, `today` the cluster's day; null: the command line. */
export interface StaffChange {
  clusterId: number;
  by: number | null;
  at: string;
  today: Day;
}

/** The same by a member of the cluster, who is somebody. */
export interface MemberChange extends StaffChange {
  by: number;
}
