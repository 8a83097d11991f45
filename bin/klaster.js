#!/usr/bin/env node
// Plain JavaScript on purpose: an old Node cannot even parse the TypeScript that follows, so it is told here.
const major = Number(process.versions.node.split(".")[0]);
if (major < 24) {
  process.stderr.write(
    `Нужен Node.js 24 или новее, а запущен ${process.versions.node}. Установите зависимости («npm ci») и запускайте через npm: «npm start».\n`,
  );
  process.exitCode = 1;
} else {
  await import("./start.js");
}
