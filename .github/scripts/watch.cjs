// Keeps one issue on what has grown old or was taken back: opened when there is something to do, brought up to date
// while there is, closed when nothing is left. Run by .github/workflows/watch.yml.
"use strict";

const { readFileSync } = require("node:fs");
const { join } = require("node:path");

const MARK = "<!-- evidence: watch -->";
const TITLE = "Searches that are due, and notices of journals";

module.exports = async function watch({ github, context, folder }) {
  const [stale, retractions] = ["stale", "retractions"].map((name) =>
    JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8")),
  );
  const overdue = stale.questions.filter((it) => it.overdue > 0);
  const notices = retractions.notices.filter((it) => it.must_change);
  const repo = context.repo;
  const open = await github.paginate(github.rest.issues.listForRepo, { ...repo, state: "open", creator: "github-actions[bot]" });
  const issue = open.find((it) => it.body?.startsWith(MARK));
  const body = text(overdue, notices, stale.today);
  if (!overdue.length && !notices.length) {
    if (issue) await github.rest.issues.update({ ...repo, issue_number: issue.number, state: "closed", body });
  } else if (issue) {
    await github.rest.issues.update({ ...repo, issue_number: issue.number, body });
  } else {
    await github.rest.issues.create({ ...repo, title: TITLE, body });
  }
};

function text(overdue, notices, today) {
  const said = (it) => `- \`${it.record}\`: ${it.kind.toLowerCase()} of ${it.doi || `PMID ${it.pmid}`}, now \`${it.current}\`, should be \`${it.proposed}\``;
  const due = (it) => `- \`${it.question}\`: searched to ${it.searched}, due ${it.due} (${it.overdue} days ago)`;
  return [
    MARK,
    `Seen on ${today}.`,
    "## Notices of journals",
    notices.length
      ? `${notices.map(said).join("\n")}\n\n\`evidence retractions --csv retraction_watch.csv --apply\` edits these records and tells what that does to readers. Read each notice first.`
      : "None that asks for a change.",
    "## Searches that are due",
    overdue.length ? overdue.map(due).join("\n") : "None.",
  ].join("\n\n");
}
