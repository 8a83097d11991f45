import "./quick-imports.js";

await import("../src/main.ts");
