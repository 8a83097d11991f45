import { type Cluster, listClusters } from "../people/cluster-store.ts";
import { noSuchCluster, nothingStored, whichCluster } from "./cli-texts.ts";
import type { CliDatabase } from "./database.ts";
import { CliProblem } from "./world.ts";

/** Every cluster, or the one that was named. */
export const clustersNamed = (open: Pick<CliDatabase, "db">, name: string | undefined): Cluster[] =>
  name === undefined ? listClusters(open.db) : [namedCluster(open, name)];

/** The cluster whose name holds these words; the only one where nothing was named. */
export function namedCluster({ db }: Pick<CliDatabase, "db">, name: string | undefined): Cluster {
  const all = listClusters(db);
  const found =
    name === undefined
      ? all
      : all.filter((cluster) => cluster.name.toLowerCase().includes(name.trim().toLowerCase()));
  const [cluster, ...others] = found;
  if (cluster === undefined) throw new CliProblem(name === undefined ? nothingStored : noSuchCluster(name));
  if (others.length > 0) throw new CliProblem(whichCluster(found.map((one) => one.name)));
  return cluster;
}
