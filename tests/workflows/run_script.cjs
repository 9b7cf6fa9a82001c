// Runs a script of .github/scripts with a stand-in for the host: what it asks for is given, what it writes is printed.
"use strict";

const { script, folder, payload, lists } = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const written = [];
const rest = new Proxy({}, {
  get: (_, area) => new Proxy({}, {
    get: (_, name) => (asked) => {
      const call = `${area}.${String(name)}`;
      if (call in lists) return lists[call];
      written.push({ call, ...asked });
      return {};
    },
  }),
});
const github = { rest, paginate: async (list, asked) => list(asked) };
const context = { repo: { owner: "bones", repo: "evidence" }, payload };
const core = { info: (said) => written.push({ call: "info", said }) };

require(script)({ github, context, core, folder }).then((result) =>
  process.stdout.write(JSON.stringify({ result, written })),
);
