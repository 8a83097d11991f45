import * as texts from "../../src/monitoring/report-copy-texts.ts";
import { html } from "../../src/telegram/html.ts";

export const samples: Record<string, unknown> = {
  reportCopy: texts.reportCopy(html`Мониторинг за октябрь 2019 года`),
  copyButton: [texts.copyButton.on, texts.copyButton.off],
  copySwitched: [texts.copySwitched(true), texts.copySwitched(false)],
};
