// Read by Nodes as old as 12: no syntax, and no static import, that they do not know.
import { refusalOf } from './node-version.mjs';

var refusal = refusalOf(process.versions.node);
if (refusal) {
  console.error(refusal);
  process.exit(1);
}
import('./launch.mjs').then((launch) => launch.launch(process.argv.slice(2)));
