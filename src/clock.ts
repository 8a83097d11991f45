import { DateTime } from "luxon";

/** The current instant. The only way into the system time: everything else is given a clock or a moment. */
export type Clock = () => DateTime;

export const systemClock: Clock = () => DateTime.utc();

/** A clock that can be put to another moment. */
export interface SettableClock {
  now: Clock;
  set(moment: DateTime): void;
}

/** Shows `start` now and runs on from there: a trial on another day, and the sandbox's «следующее утро». */
export function runningClock(start: DateTime): SettableClock {
  let shown = start;
  let since = systemClock();
  return {
    now: () => shown.plus(systemClock().diff(since)),
    set(moment) {
      shown = moment;
      since = systemClock();
    },
  };
}

/** Stands still until it is set: for tests. */
export function standingClock(start: DateTime): SettableClock {
  let shown = start;
  return {
    now: () => shown,
    set(moment) {
      shown = moment;
    },
  };
}
