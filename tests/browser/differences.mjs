// How far pictures differ. Reads [[before, after, difference], ...] from its input and answers with one share a line, from
// 0 to 1. Where a pixel differs, `difference` is drawn: the picture faint, the changed pixels red. Edges that only the
// smoothing of letters moved do not count. Pictures of two sizes differ in every pixel, and nothing is drawn.
import { readFileSync, writeFileSync } from "node:fs";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";

const read = (path) => PNG.sync.read(readFileSync(path));

for (const [before, after, difference] of JSON.parse(readFileSync(0, "utf-8"))) {
  const [a, b] = [read(before), read(after)];
  const { width, height } = a;
  if (width !== b.width || height !== b.height) {
    console.log(1);
    continue;
  }
  const drawn = new PNG({ width, height });
  const changed = pixelmatch(a.data, b.data, drawn.data, width, height);
  if (changed) writeFileSync(difference, PNG.sync.write(drawn));
  console.log(changed / (width * height));
}
