import { defineConfig } from "vitest/config";

const report = process.env["KLASTER_TEST_REPORT"];

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Russian dates must not depend on the zone of the machine that runs the tests.
    env: { TZ: "America/New_York" },
    testTimeout: 20_000,
    hookTimeout: 20_000,
    reporters: report === undefined || report === "" ? ["default"] : ["default", "json"],
    ...(report === undefined || report === "" ? {} : { outputFile: { json: report } }),
  },
});
