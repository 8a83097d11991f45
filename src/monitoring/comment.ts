import { readNamelessText, type TextProblem } from "../people/nameless-text.ts";

/** Why a text cannot be a comment; the sentences are in `answer-texts.ts`. */
export type CommentProblem = TextProblem;

export const COMMENT_LENGTH = 500;

/** The comment, white space folded, or why it cannot be one: no pupil is ever named in it. */
export const readComment = (text: string): { text: string } | CommentProblem =>
  readNamelessText(text, COMMENT_LENGTH);
