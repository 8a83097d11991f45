import { type StormCounts, killStorm } from "./kill-storm.ts";

/*
 * `npm run test:faults`: two hundred kills, ten mornings of twenty; prints what it counted and ends with 1 where a
 * digest or a tap was lost, or came twice unmarked.
 */

const MORNINGS = 10;
const KILLS = 20;
const MEMBERS = 130;

const all: StormCounts[] = [];
for (let morning = 1; morning <= MORNINGS; morning++) {
  const counts = await killStorm({ kills: KILLS, members: MEMBERS, random: Math.random });
  all.push(counts);
  const { lost, doubled, marked, unmarked, tapsLost, tapsDoubled } = counts;
  print(`morning ${morning}: ${KILLS} kills`, { lost, doubled, marked, unmarked, tapsLost, tapsDoubled });
}

const total = (of: keyof Omit<StormCounts, "resumedMs">): number =>
  all.reduce((sum, one) => sum + one[of], 0);
const resumed = all.flatMap(({ resumedMs }) => resumedMs).toSorted((a, b) => a - b);
const part = (share: number): number => Math.round(resumed[Math.floor((resumed.length - 1) * share)] ?? 0);

print("in all", {
  kills: total("kills"),
  digests: total("digests"),
  lost: total("lost"),
  doubled: total("doubled"),
  "doubled a kill": total("doubled") / total("kills"),
  marked: total("marked"),
  "doubled unmarked": total("unmarked"),
});
print("taps", {
  sent: total("taps"),
  lost: total("tapsLost"),
  doubled: total("tapsDoubled"),
  answered: total("answered"),
});
print("from a start to its first message, ms", { median: part(0.5), p95: part(0.95), most: part(1) });

const wrong = total("lost") + total("unmarked") + total("tapsLost") + total("tapsDoubled");
process.exitCode = wrong === 0 ? 0 : 1;

function print(what: string, figures: Record<string, number>): void {
  const words = Object.entries(figures).map(
    ([name, n]) => `${name} ${Number.isInteger(n) ? n : n.toFixed(2)}`,
  );
  process.stdout.write(`${what}: ${words.join(", ")}\n`);
}
