import { DateTime } from "luxon";

/** The current instant. The only way into the system time: everything else is given a clock or a moment. */
export type Clock = () => DateTime;

export const systemClock: Clock = () => DateTime.utc();

/** A clock that shows `start` now and runs on from there, for trying the bot on another day. */
export function clockFrom(start: DateTime): Clock {
  const startedAt = DateTime.utc();
  return () => start.plus(DateTime.utc().diff(startedAt));
}

/** A clock that stands still until it is set: for tests and for the sandbox's «следующее утро». */
export interface SettableClock {
  now: Clock;
  set(moment: DateTime): void;
}

export function settableClock(start: DateTime): SettableClock {
  let current = start;
  return {
    now: () => current,
    set(moment) {
      current = moment;
    },
  };
}
