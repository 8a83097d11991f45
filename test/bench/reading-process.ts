import { readFileSync } from "node:fs";
import { readPlanSource } from "../../src/plan/reading/plan-reading-file.ts";
import { readXml } from "../../src/sheets/xml-file.ts";
import { unpack } from "../../src/sheets/zip-file.ts";
import { median } from "./figures.ts";

/*
 * Reads one file in one way, so that its memory is its own: `reading-process.ts WAY FILE ROUNDS` prints the
 * milliseconds of the middle round and the most memory the process ever had, in MiB.
 */

const [way, file, rounds] = process.argv.slice(2);
const bytes = readFileSync(file ?? "");
const ways: Record<string, () => Promise<unknown>> = {
  ours: () => readPlanSource({ bytes, fileName: "plan.docx" }),
  mammoth: async () => (await import("mammoth")).default.convertToHtml({ buffer: bytes }),
  xml: async () => {
    const files = unpack(bytes, 1e9, (name) => name === "word/document.xml");
    if (typeof files !== "string") for (const xml of files.values()) readXml(xml, {});
  },
  nothing: async () => undefined,
};
const times: number[] = [];
for (let round = 0; round < Number(rounds); round++) {
  const from = performance.now();
  await ways[way ?? ""]?.();
  times.push(performance.now() - from);
}
process.stdout.write(JSON.stringify({ ms: median(times), mib: mostMiB() }));

/** Of this program alone: what the system counts itself begins with the parent's. Not known outside of Linux. */
function mostMiB(): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}
