import * as texts from "../src/run-texts.ts";

export const samples: Record<string, unknown> = {
  botRunning: texts.botRunning,
  sandboxRunning: texts.sandboxRunning,
  tokenTaken: texts.tokenTaken,
  sandboxUnreadable: texts.sandboxUnreadable("data/sandbox.db: SQLITE_NOTADB"),
  sandboxAhead: texts.sandboxAhead,
  portTaken: texts.portTaken(8080),
  noAddress: texts.noAddress("10.0.0.1"),
  works: texts.works("http://127.0.0.1:8080"),
  sandboxWorks: texts.sandboxWorks("http://127.0.0.1:8080"),
  troubleLine: (["full", "busy", "unwritable", "damaged"] as const).map(texts.troubleLine),
};
