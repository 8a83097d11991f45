/** One kind of what is kept of a person, as rows of plain values; the keys are the machine's names of the fields. */
export interface DataSection {
  key: string;
  rows: Record<string, unknown>[];
}

/** Everything that is kept about whoever writes from a chat. */
export interface OwnData {
  chatId: number;
  /** A person in each cluster that the chat belongs to. */
  people: {
    personId: number;
    clusterId: number;
    cluster: string;
    timezone: string;
    sections: DataSection[];
  }[];
  /** What is tied to the chat and to no cluster. */
  chat: DataSection[];
}
