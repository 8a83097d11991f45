import type { Day } from "../calendar/day.ts";

/** One answer to a duty, as it is told of. */
export interface PastAnswer {
  /** UTC instant, ISO text. */
  at: string;
  /** Null where the person is gone, empty where they have asked to be forgotten. */
  by: string | null;
  kind:
    | "accepted"
    | "done"
    | "undone"
    | "dateSet"
    | "postponed"
    | "helpAsked"
    | "helpSettled"
    | "notOurs"
    | "commented";
  /** The day, the place, the words. */
  value: string | null;
  event: { number: string | null; title: string };
  school: string | null;
}

/** A morning's message to a person. */
export interface SentDigest {
  day: Day;
  /** Of its message in the outbox; null where that is gone. */
  state: "pending" | "sending" | "sent" | "uncertain" | "failed" | "blocked" | "expired" | "cancelled" | null;
  /** Duties that it told of, and those of them that were answered since. */
  told: number;
  answered: number;
}
