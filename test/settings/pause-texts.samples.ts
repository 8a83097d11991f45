import * as texts from "../../src/settings/pause-texts.ts";

const days = { from: "2019-11-11", to: "2019-11-29" };
const left: texts.OfficeLeft[] = [
  { office: "зам. по ВР, МКОУ СОШ п. Заря", standIn: "Дятлов С.В.", chair: false },
  { office: "член Совета", standIn: null, chair: false },
];
const chair: texts.OfficeLeft = { office: "председатель Совета", standIn: null, chair: true };

export const samples: Record<string, unknown> = {
  askPauseFrom: texts.askPauseFrom(),
  askPauseTo: texts.askPauseTo(days.from),
  askStandIn: texts.askStandIn("зам. по ВР, МКОУ СОШ п. Заря", days),
  nobodyButton: texts.nobodyButton,
  chooseStandIn: texts.chooseStandIn,
  pauseQuestion: [
    texts.pauseQuestion(days, left),
    texts.pauseQuestion({ from: days.from, to: days.from }, [chair]),
    texts.pauseQuestion(days, []),
  ],
  pauseYes: texts.pauseYes,
  pauseShown: texts.pauseShown(days, left.slice(0, 1)),
  endPauseButton: texts.endPauseButton,
  endPauseQuestion: [texts.endPauseQuestion(days, left.slice(0, 1)), texts.endPauseQuestion(days, [])],
  pauseGone: texts.pauseGone,
};
