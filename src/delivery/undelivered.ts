/** How a message stands that has not surely come: `pending` has been due for long, `expired` was not sent in time. */
export type UndeliveredState = "pending" | "uncertain" | "failed" | "blocked" | "expired";

/** A message that may not have come, and whom it was for. */
export interface UndeliveredMessage {
  /** Of its row in the outbox. */
  id: number;
  personId: number;
  name: string;
  /** What it carried, for those who made it: «digest». */
  kind: string;
  state: UndeliveredState;
  /** UTC instant, ISO text. */
  createdAt: string;
}
