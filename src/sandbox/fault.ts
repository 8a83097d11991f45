/**
 * How a call goes wrong. `silence`: not done and never answered. `lost`: done, then the connection is cut.
 * `cut`: not done, the connection is cut. `html`: not done, a gateway's 502 page instead of JSON. `deactivated`,
 * `notFound`: the account has been deleted, the chat is not known.
 */
export type FaultKind =
  "403" | "429" | "500" | "silence" | "lost" | "cut" | "html" | "migrate" | "deactivated" | "notFound";

/** A fault ordered beforehand, for the next calls that match. */
export interface Fault {
  how: FaultKind;
  /** Without it: any method but `getUpdates`, `getMe` and `file` (a download), which only fail when named. */
  method?: string;
  chatId?: number;
  /** How many calls; 1 unless told. */
  times?: number;
  /** Seconds, for `429`; 1 unless told. */
  retryAfter?: number;
  /** The chat's new id, for `migrate`. */
  migrateTo?: number;
}

const ONLY_WHEN_NAMED: ReadonlySet<string> = new Set(["getUpdates", "getMe", "file"]);

/** Takes the first fault that matches this call out of `faults`, or counts it down. */
export function takeFault(faults: Fault[], method: string, chatId: number | null): Fault | null {
  const index = faults.findIndex(
    (fault) =>
      (fault.method === undefined ? !ONLY_WHEN_NAMED.has(method) : fault.method === method) &&
      (fault.chatId === undefined || fault.chatId === chatId),
  );
  const fault = faults[index];
  if (fault === undefined) return null;
  const left = (fault.times ?? 1) - 1;
  if (left <= 0) faults.splice(index, 1);
  else faults[index] = { ...fault, times: left };
  return fault;
}
