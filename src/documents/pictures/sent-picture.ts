/** Telegram refuses a photo whose sides add up to more, or one of which is more than so many times the other. */
const SIDES = 10_000;
const RATIO = 20;

/** Whether a picture may go as a photo, which a phone shows at once; else it goes as a file. */
export const isPhoto = ({ width, height }: { width: number; height: number }): boolean =>
  width + height <= SIDES && Math.max(width, height) <= RATIO * Math.min(width, height);
